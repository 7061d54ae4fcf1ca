import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { offerWordsMax, readOffer } from './offer.js';

const words = (count: number, word = 'mot'): string => Array.from({ length: count }, () => word).join(' ');
const statementOf = (text: string): string | null => {
  const read = readOffer(text);
  return read.kind === 'STATEMENT' ? read.statement : null;
};

describe('what an email quotes of an offer', () => {
  test.each([
    ['one statement', 'Un logiciel de planification.', 'Un logiciel de planification'],
    ['several, as they stand', 'Un logiciel. Il planifie !', 'Un logiciel. Il planifie'],
    ['lines and spaces as one line', ' Un logiciel\n  de planification ', 'Un logiciel de planification'],
    ['what follows a question', 'Vous perdez du temps ? Notre logiciel planifie.', 'Notre logiciel planifie'],
    ['what stands before a link', 'Notre logiciel planifie. Voir www.exemple.example.', 'Notre logiciel planifie'],
    ['the statements that fit', `Un logiciel. ${words(offerWordsMax, 'Mot')}.`, 'Un logiciel'],
    ['the first that fits', `${words(offerWordsMax + 1)}. Un logiciel.`, 'Un logiciel'],
    ['as many words as may be', words(offerWordsMax), words(offerWordsMax)],
    ['decimals and initials within a statement', 'A 1.5 hour audit by S. Martin', 'A 1.5 hour audit by S. Martin'],
  ])('%s', (_, text, statement) => {
    expect(statementOf(text)).toBe(statement);
  });

  test.each(['', '   ', '...', 'Do you want more meetings?', 'https://a.example', '<b>Offer</b>'])(
    'nothing can be quoted of %j',
    (text) => {
      expect(readOffer(text)).toEqual({ kind: 'OFFER_NOT_USABLE' });
    },
  );

  test('a single statement that is too long is said to be so', () => {
    expect(readOffer(words(offerWordsMax + 1))).toEqual({ kind: 'OFFER_TOO_LONG' });
    expect(readOffer('a'.repeat(1_001))).toEqual({ kind: 'OFFER_TOO_LONG' });
  });

  test('is always a stretch of the offer, short enough, without a question or a link', () => {
    const text = fc
      .array(fc.constantFrom('Un logiciel', 'planifie', '.', '?', '!', ' ', '\n', 'www.x.example', '<b>', 'a', ';'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (offer) => {
        const statement = statementOf(offer);
        if (statement === null) return;
        expect(offer.replace(/\s+/gu, ' ')).toContain(statement);
        expect(statement).not.toMatch(/[?<>;]|https?:|www\./u);
        expect(statement.split(' ').filter((part) => /[\p{L}\p{N}]/u.test(part)).length).toBeLessThanOrEqual(
          offerWordsMax,
        );
      }),
    );
  });
});
