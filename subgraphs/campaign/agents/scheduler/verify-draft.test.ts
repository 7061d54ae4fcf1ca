import { describe, expect, test } from '@jest/globals';
import { readDraftCases } from './eval/measure.js';
import { draftEmail } from './offline-solver.js';
import type { DraftedEmail } from './output.js';
import { verifyDraft } from './verify-draft.js';

const found = readDraftCases().find(({ name }) => name === 'everything known, French');
if (!found) throw new Error('The case is missing.');
const { input } = found;
const { value } = draftEmail(input);
if (value.outcome === 'refused') throw new Error('The case was refused.');
const good: DraftedEmail = value;

const codesOf = (change: Partial<DraftedEmail>): string[] =>
  verifyDraft(input, { ...good, ...change }).map(({ code }) => code);
const [fact] = good.factsUsed;

describe('a correct draft', () => {
  test('has no problem', () => {
    expect(verifyDraft(input, good)).toEqual([]);
  });
});

describe('a tampered draft is reported', () => {
  test.each<[string, string, Partial<DraftedEmail>]>([
    ['too long', 'WORD_COUNT', { body: good.body.replace('Bonjour', `Bonjour ${'nous '.repeat(80)}`) }],
    [
      'too short',
      'WORD_COUNT',
      {
        body: good.body
          .replace(/J’ai relevé[^]*?prospection\u00a0»\./, '')
          .replace(/En quelques mots[^]*?contacts\./, ''),
      },
    ],
    ['a second question', 'QUESTION_COUNT', { subject: `${good.subject}\u00a0?` }],
    ['no question', 'QUESTION_COUNT', { body: good.body.replace('?', '.') }],
    ['a slot of its own', 'SLOT_MISSING', { body: good.body.replace('14\u00a0h\u00a030', '15\u00a0h') }],
    ['no opt-out', 'OPT_OUT_MISSING', { body: good.body.replace(input.optOut.url ?? '', '') }],
    ['no sender', 'SENDER_MISSING', { body: good.body.replaceAll('Claire Vaubrun', 'Claire') }],
    ['no postal address', 'SENDER_MISSING', { body: good.body.replaceAll('12 rue des Exemples', '') }],
    ['no source', 'INFORMATION_MISSING', { body: good.body.replace('Vectra sample directory', '') }],
    ['no word about the CNIL', 'INFORMATION_MISSING', { body: good.body.replace('auprès de la CNIL', '') }],
    ['a pretended reply', 'SUBJECT', { subject: `Re: ${good.subject}` }],
    ['a pretended reply in French', 'SUBJECT', { subject: `RE : ${good.subject}` }],
    ['another language', 'LANGUAGE', { language: 'en' }],
    ['a link in the message', 'LINKS', { body: good.body.replace('Bonjour', 'https://vectra.example Bonjour') }],
    ['markup', 'MARKUP', { body: good.body.replace('Bonjour', '<b>Bonjour</b>') }],
    ['an invented figure', 'UNKNOWN_NUMBER', { body: good.body.replace('la santé', 'la santé avec 87 clients') }],
    ['an invented name', 'UNKNOWN_NAME', { body: good.body.replace('la santé', 'la santé comme Pfizer') }],
    [
      'an invented name that begins a sentence',
      'UNKNOWN_NAME',
      { body: good.body.replace('D’après', 'Pfizer aussi. D’après') },
    ],
    [
      'a quote that is not cited',
      'FACT_NOT_EXACT',
      { factsUsed: good.factsUsed.filter(({ sourceKey }) => sourceKey !== 'note-1') },
    ],
    [
      'a quote that is not the source',
      'FACT_NOT_EXACT',
      { factsUsed: fact ? [...good.factsUsed, { ...fact, quote: 'Autre' }] : [] },
    ],
    [
      'a fact that is not written',
      'FACT_NOT_WRITTEN',
      { factsUsed: [...good.factsUsed, { sourceKey: 'note-1', start: 72, end: 88, quote: 'J’ai un budget v' }] },
    ],
  ])('%s', (_, code, change) => {
    expect(codesOf(change)).toContain(code);
  });

  test('a wish that must not be repeated', () => {
    const text = 'Nous cherchons une solution mais mon budget est gelé';
    const need = { sourceKey: 'note-2', start: 0, end: text.length, quote: text };
    const tainted = { ...input, facts: [...input.facts, { sourceKey: 'note-2', text }], assessment: { need } };
    const body = good.body.replace('Nous cherchons activement une solution pour automatiser la prospection', text);
    const codes = verifyDraft(tainted, { ...good, body, factsUsed: [...good.factsUsed, need] }).map(({ code }) => code);
    expect(codes).toContain('FACT_UNSAFE');
  });
});
