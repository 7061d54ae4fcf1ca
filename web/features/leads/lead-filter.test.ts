import { expect, test } from '@jest/globals';
import { leadFilter, readLeadView } from './lead-filter';

const address = (query: string) => {
  const parameters = new URLSearchParams(query);
  return (name: string) => parameters.get(name);
};

test('the address says what is shown', () => {
  const view = readLeadView(address('status=NEW&verdict=QUALIFIED&search=%20Dupont%20&sort=SCORE'));
  expect(view).toEqual({ status: 'NEW', verdict: 'QUALIFIED', search: ' Dupont ', sort: 'SCORE' });
  expect(leadFilter(view, 'c1')).toEqual({ campaignId: 'c1', status: 'NEW', verdict: 'QUALIFIED', search: 'Dupont' });
});

test('values that nobody offers are not passed on', () => {
  const view = readLeadView(address('status=DROP%20TABLE&verdict=qualified&sort=constructor'));
  expect(view).toEqual({ status: null, verdict: null, search: '', sort: 'NEWEST' });
  expect(leadFilter(view, null)).toEqual({ campaignId: null, status: null, verdict: null, search: null });
});
