import { describe, expect, test } from '@jest/globals';
import { isConsumerDomain } from '../../use-cases/contact/consumer-domains.js';
import { importedListSource } from '../lead-source.js';
import { contactRefusalCodes, judgeContact, type ContactFacts } from './contact-gate.js';

const since = new Date('2026-03-02T09:00:00.000Z');
const codesOf = (lead: Partial<ContactFacts['lead']> = {}, facts: Partial<Omit<ContactFacts, 'lead'>> = {}) =>
  judgeContact({
    lead: {
      email: 'ada@engines.example',
      jobTitle: 'Head of planning',
      status: 'NEW',
      source: importedListSource,
      ...lead,
    },
    objectedSince: null,
    isRelevanceStated: true,
    isConsumerDomain,
    ...facts,
  }).map(({ code }) => code);

describe('somebody who may be written to', () => {
  test('has an address at work, a job that the message concerns, and never objected (R-01)', () => {
    expect(codesOf()).toEqual([]);
  });

  test.each(['contact@engines.example', 'info@engines.example', 'CONTACT@Engines.Example'])(
    'is a company behind %s, whose job nobody has to know (R-03)',
    (email) => {
      expect(codesOf({ email, jobTitle: null })).toEqual([]);
      expect(codesOf({ email, jobTitle: null }, { objectedSince: since })).toEqual(['OBJECTED']);
      expect(codesOf({ email, jobTitle: null }, { isRelevanceStated: false })).toEqual(['NO_PROFESSIONAL_RELEVANCE']);
    },
  );
});

describe('somebody who may not', () => {
  test.each([null, '', 'nobody', 'ada@localhost', 'ada@@engines.example'])('has no address: %s', (email) => {
    expect(codesOf({ email })).toEqual(['NO_ADDRESS']);
  });

  test('objected, whatever else is known of them (R-08)', () => {
    const [refusal] = judgeContact({
      lead: { email: 'ada@engines.example', jobTitle: 'CEO', status: 'MEETING', source: importedListSource },
      objectedSince: since,
      isRelevanceStated: true,
      isConsumerDomain,
    });
    expect(refusal).toMatchObject({ code: 'OBJECTED', since });
  });

  test('bounced', () => {
    expect(codesOf({ status: 'BOUNCED' })).toEqual(['BOUNCED']);
  });

  test.each(['linkedin_scrape', 'test', ''])('comes from a source that is not allowed: "%s" (R-05)', (source) => {
    expect(codesOf({ source })).toEqual(['SOURCE_NOT_ALLOWED']);
  });

  test.each([null, '', '  '])('has no job that is known: "%s" (R-01)', (jobTitle) => {
    expect(codesOf({ jobTitle })).toEqual(['NO_PROFESSIONAL_RELEVANCE']);
  });

  test('is told every reason at once, each once', () => {
    const all = codesOf(
      { email: 'ada@gmail.com', jobTitle: null, status: 'BOUNCED', source: 'x' },
      { objectedSince: since, isRelevanceStated: false },
    );
    expect(all).toEqual(contactRefusalCodes.filter((code) => code !== 'UNKNOWN' && code !== 'NO_ADDRESS'));
  });
});

const consumers = (
  'gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr live.com live.fr msn.com yahoo.com yahoo.fr ymail.com ' +
  'aol.com icloud.com me.com mac.com proton.me protonmail.com gmx.com gmx.fr gmx.de web.de t-online.de mail.com zoho.com ' +
  'orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr cegetel.net club-internet.fr numericable.fr noos.fr bbox.fr ' +
  'aliceadsl.fr voila.fr tiscali.fr skynet.be bluewin.ch libero.it'
).split(' ');

describe('an address at a free mail provider', () => {
  test('the table holds forty of them', () => {
    expect(new Set(consumers).size).toBeGreaterThanOrEqual(40);
  });

  test.each(consumers)('at %s is a consumer’s, for a function too (R-02)', (domain) => {
    expect(codesOf({ email: `ada@${domain}` })).toEqual(['CONSUMER_ADDRESS']);
    expect(codesOf({ email: `Contact@${domain.toUpperCase()}` })).toEqual(['CONSUMER_ADDRESS']);
  });

  test.each(['engines.example', 'notgmail.example', 'gmail.com.engines.example', 'orange.com', 'sap.com'])(
    'at %s is not',
    (domain) => {
      expect(codesOf({ email: `ada@${domain}` })).toEqual([]);
    },
  );
});
