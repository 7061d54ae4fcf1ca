import { expect, test } from '@jest/globals';
import { orders, organizationQuery, readOrganizationView } from './organization-view';

const queryOf = (address: string) => {
  const parameters = new URLSearchParams(address);
  return organizationQuery(readOrganizationView((name) => parameters.get(name)));
};

test('the address narrows and orders the organizations', () => {
  expect(queryOf('search=+atelier+&plan=GROWTH&status=SUSPENDED&type=B2C&order=LEADS-ASC')).toEqual({
    filter: { search: 'atelier', plan: 'GROWTH', status: 'SUSPENDED', type: 'B2C' },
    sort: 'LEADS',
    direction: 'ASC',
  });
});

test('what the address makes up shows every organization, newest first', () => {
  expect(queryOf('search=++&plan=FREE&status=GONE&type=C2C&order=SECRET-ASC')).toEqual({
    filter: { search: null, plan: null, status: null, type: null },
    sort: 'CREATED_AT',
    direction: 'DESC',
  });
});

test('every order to choose from is asked as itself', () => {
  for (const order of orders) {
    const { sort, direction } = queryOf(`order=${order}`);
    expect(`${sort}-${direction}`).toBe(order);
  }
});
