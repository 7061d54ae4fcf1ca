import { describe, expect, test } from '@jest/globals';
import { polarityAt } from './polarity.js';

function polarityOf(sentence: string, target: string, lookAfter = false) {
  const start = sentence.indexOf(target);
  return polarityAt(sentence, start, start + target.length, lookAfter);
}

describe('polarityAt', () => {
  test.each([
    ["Nous n'avons pas de budget", 'budget'],
    ['pas de budget', 'budget'],
    ['no budget', 'budget'],
    ['aucun besoin', 'besoin'],
    ['This is not a priority', 'priority'],
    ['we don’t need it', 'need'],
    ['we dont need it', 'need'],
    ['sans outil', 'outil'],
  ])('%s is negated', (sentence, target) => {
    expect(polarityOf(sentence, target).negated).toBe(true);
  });

  test.each([
    ['nous avons un budget', 'budget'],
    ['on ne peut pas se permettre de ne pas changer', 'changer'],
    ['pas de temps, mais un budget', 'budget'],
    ['not only a need but a priority', 'need'],
    ['sans doute un besoin', 'besoin'],
    ['no problem, we have a budget', 'budget'],
  ])('%s is affirmed', (sentence, target) => {
    expect(polarityOf(sentence, target).negated).toBe(false);
  });

  test('a negation after the target counts only when the rest of the clause is read', () => {
    expect(polarityOf("le budget n'est pas validé", 'budget').negated).toBe(false);
    expect(polarityOf("le budget n'est pas validé", 'budget', true).negated).toBe(true);
  });

  test.each([
    ['si nous avions un budget', 'budget'],
    ['if we had a budget', 'budget'],
    ['we might need it', 'need'],
  ])('%s is hypothetical', (sentence, target) => {
    expect(polarityOf(sentence, target).hypothetical).toBe(true);
  });
});
