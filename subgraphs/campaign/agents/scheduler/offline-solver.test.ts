import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OfflineEngine } from '../../../../platform/llm/offline-engine.js';
import { countBodyWords, messageOf } from './body-words.js';
import { problemsOfCase, readDraftCases } from './eval/measure.js';
import { draftEmail, draftEmailOffline } from './offline-solver.js';
import type { DraftedEmail } from './output.js';
import { draftEmailTask, type DraftEmailInput } from './task.js';
import { verifyDraft } from './verify-draft.js';
import { anyDraftEmailInput } from './eval/arbitrary-input.js';

const cases = readDraftCases();

function inputOf(name: string): DraftEmailInput {
  const found = cases.find((draftCase) => draftCase.name === name);
  if (!found) throw new Error(`There is no case ${name}.`);
  return found.input;
}

function draftOf(input: DraftEmailInput): DraftedEmail {
  const { value } = draftEmail(input);
  if (value.outcome === 'refused') throw new Error(value.problems.map(({ message }) => message).join(' '));
  return value;
}

describe('the labelled inputs', () => {
  test('are more than thirty', () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
  });

  test.each(cases.map((draftCase) => [draftCase.name, draftCase] as const))(
    '%s: every check passes',
    (_, draftCase) => {
      expect(problemsOfCase(draftCase)).toEqual([]);
    },
  );
});

describe('a message', () => {
  test('quotes a positive wish of the lead word for word and nothing else of the notes', () => {
    const draft = draftOf(inputOf('everything known, French'));
    expect(draft.body).toContain(
      '«\u00a0Nous cherchons activement une solution pour automatiser la prospection\u00a0»',
    );
    expect(draft.body).not.toMatch(/45|budget/);
    expect(draft.factsUsed.map(({ sourceKey }) => sourceKey)).toContain('note-1');
  });

  test('quotes the harmless sentence of a longer need', () => {
    const draft = draftOf(inputOf('only the harmless sentence of a note is quoted'));
    expect(draft.factsUsed.find(({ sourceKey }) => sourceKey === 'note-1')?.quote).toBe(
      'Nous cherchons activement une solution pour automatiser la prospection',
    );
    expect(draft.body).not.toMatch(/45|budget/);
  });

  test.each([
    'negative note is not quoted',
    'note with an amount is not quoted',
    'note about a person is not quoted',
    'note in the other language is not quoted',
  ])('leaves out the note: %s', (name) => {
    const input = inputOf(name);
    const draft = draftOf(input);
    expect(draft.factsUsed.some(({ sourceKey }) => sourceKey === 'note-1')).toBe(false);
    expect(draft.body).not.toContain(input.assessment.need?.quote ?? 'absent');
  });

  test.each([
    ['names in capitals', "Bonjour Monsieur D'Orvalbrune,"],
    ['names in small letters', 'Hello Jasper,'],
    ['civility and last name', 'Bonjour Madame Rochefeuillard,'],
    ['civility and last name, English', 'Dear Ms Emberbexley,'],
    ['no first name', 'Bonjour,'],
    ['very long first name', 'Bonjour,'],
    ['markup as a name', 'Hello,'],
    ['formula as a name', 'Bonjour,'],
  ])('with %s begins "%s"', (name, greeting) => {
    expect(draftOf(inputOf(name)).body.split('\n')[0]).toBe(greeting);
  });

  test.each(['markup as a name', 'formula as a name', 'very long company name', 'company with a question mark'])(
    'with %s names no company',
    (name) => {
      const input = inputOf(name);
      const { subject, body } = draftOf(input);
      expect(subject + body).not.toContain(input.company.name);
    },
  );

  test('sets unbreakable spaces before French marks', () => {
    for (const { input, expected } of cases) {
      if (expected !== 'drafted' || input.language !== 'fr') continue;
      const { body, subject } = draftOf(input);
      expect(`${subject}\n${body.replace(/https:\S+/, '')}`).not.toMatch(
        /(?<!\u00a0)[?;»]|(?<![\u00a0\d]):|«(?!\u00a0)/,
      );
    }
  });

  test('elides before the company as French does', () => {
    const written = (name: string): string =>
      Array.from({ length: 12 }, (_, index) => {
        const input = inputOf('civility and last name');
        return draftOf({ ...input, lead: { ...input.lead, id: `lead ${index}` }, company: { name } }).body;
      }).join('\n');
    expect(written('Abbott')).toContain('au sein d’Abbott');
    expect(written('3M')).toContain('au sein de 3M');
  });

  test('differs between leads and never for one lead', () => {
    const input = inputOf('no company');
    const bodies = new Set(
      Array.from(
        { length: 40 },
        (_, index) => draftOf({ ...input, lead: { ...input.lead, id: `lead ${index}` } }).body,
      ),
    );
    expect(bodies.size).toBeGreaterThan(15);
    expect(draftOf(input)).toEqual(draftOf(input));
  });

  test('counts its words without signature and legal information', () => {
    const { body, checks } = draftOf(inputOf('no company'));
    expect(checks.bodyWords).toBe(countBodyWords(body));
    expect(countBodyWords('Bonjour Léa,\n\nÊtes-vous là\u00a0?\n\n-- \nNora\nVectra')).toBe(4);
    expect(messageOf(body)).not.toContain('CNIL');
  });
});

test('a job title that is nothing but an article is cited as it is written', () => {
  const input = inputOf('no company');
  const titled = { ...input, language: 'fr' as const, lead: { ...input.lead, jobTitle: 'le' } };
  const draft = draftOf(titled);
  expect(draft.factsUsed.map(({ quote }) => quote)).toContain('le');
  expect(verifyDraft(titled, draft)).toEqual([]);
});

describe('any input', () => {
  test('gives a mail with which nothing is wrong, or a refusal that says what to do', () => {
    let drafted = 0;
    fc.assert(
      fc.property(anyDraftEmailInput, (input) => {
        const { value, evidence } = draftEmail(draftEmailTask.input.parse(input));
        expect(draftEmailTask.output.safeParse(value).success).toBe(true);
        if (value.outcome === 'refused') return;
        drafted += 1;
        expect(verifyDraft(input, value)).toEqual([]);
        expect(evidence).toEqual(value.factsUsed);
      }),
      { numRuns: 1500 },
    );
    expect(drafted).toBeGreaterThan(500);
  });
});

test('the engine answers the task and refuses a slot without a zone', async () => {
  const engine = new OfflineEngine([draftEmailOffline]);
  const input = inputOf('no company');
  expect((await engine.run(draftEmailTask, input)).value.outcome).toBe('drafted');
  await expect(engine.run(draftEmailTask, { ...input, slots: [{ startsAt: '2026-12-01T14:30:00' }] })).rejects.toThrow(
    'slots',
  );
});
