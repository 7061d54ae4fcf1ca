import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agentTypes, type RunCounts } from './run.js';
import {
  addCounts,
  completeEvents,
  countsAdded,
  isFinal,
  runEventKinds,
  topicOfRun,
  type RunEventDraft,
} from './run-event.js';

const noCounts: RunCounts = { total: 0, found: 0, assessed: 0, qualified: 0, nurture: 0, rejected: 0, drafted: 0 };
const number = fc.nat({ max: 1_000 });
const anyCounts: fc.Arbitrary<RunCounts> = fc.record({
  total: number,
  found: number,
  assessed: number,
  qualified: number,
  nurture: number,
  rejected: number,
  drafted: number,
});
const someCounts: fc.Arbitrary<Partial<RunCounts>> = fc.record(
  {
    total: number,
    found: number,
    assessed: number,
    qualified: number,
    nurture: number,
    rejected: number,
    drafted: number,
  },
  { requiredKeys: [] },
);
const anyDraft: fc.Arbitrary<RunEventDraft> = fc.record(
  {
    kind: fc.constantFrom(...runEventKinds),
    agent: fc.option(fc.constantFrom(...agentTypes)),
    words: fc.record({ leadName: fc.string() }),
    leadId: fc.uuid(),
    score: fc.integer({ min: 0, max: 100 }),
    adds: someCounts,
  },
  { requiredKeys: ['kind', 'agent'] },
);
const runId = '0199c0de-0000-7000-8000-000000000001';
const at = new Date('2026-03-02T09:00:00.000Z');

const names = ['total', 'found', 'assessed', 'qualified', 'nurture', 'rejected', 'drafted'] as const;
const isAtLeast = (counts: RunCounts, before: RunCounts): boolean =>
  names.every((name) => counts[name] >= before[name]);

describe('completing events', () => {
  test('numbers them without a gap behind the sequence they continue', () => {
    fc.assert(
      fc.property(fc.array(anyDraft), fc.nat({ max: 100_000 }), anyCounts, (drafts, sequence, counts) => {
        const events = completeEvents(drafts, { runId, sequence, counts, at });
        expect(events.map((event) => event.sequence)).toEqual(drafts.map((_, index) => sequence + 1 + index));
        expect(events.map((event) => event.words)).toEqual(drafts.map((draft) => draft.words ?? {}));
      }),
    );
  });

  test('carries the counts on: never less than before, and in the end everything that was added', () => {
    fc.assert(
      fc.property(fc.array(anyDraft), anyCounts, (drafts, counts) => {
        const events = completeEvents(drafts, { runId, sequence: 0, counts, at });
        let before = counts;
        for (const event of events) {
          expect(isAtLeast(event.counts, before)).toBe(true);
          before = event.counts;
        }
        expect(before).toEqual(addCounts(counts, countsAdded(drafts)));
      }),
    );
  });

  test('in two parts gives the same as in one', () => {
    fc.assert(
      fc.property(fc.array(anyDraft), fc.nat(), (drafts, cut) => {
        const start = { runId, sequence: 0, counts: noCounts, at };
        const whole = completeEvents(drafts, start);
        const middle = drafts.length === 0 ? 0 : cut % (drafts.length + 1);
        const first = completeEvents(drafts.slice(0, middle), start);
        const last = first.at(-1);
        const rest = completeEvents(drafts.slice(middle), {
          ...start,
          sequence: last?.sequence ?? 0,
          counts: last?.counts ?? noCounts,
        });
        expect([...first, ...rest]).toEqual(whole);
      }),
    );
  });

  test('says null for what an event does not speak of, so that it survives being stored', () => {
    const [event] = completeEvents([{ kind: 'RUN_PAUSED', agent: null }], {
      runId,
      sequence: 4,
      counts: noCounts,
      at,
    });
    expect(event).toEqual({
      runId,
      sequence: 5,
      kind: 'RUN_PAUSED',
      at: '2026-03-02T09:00:00.000Z',
      agent: null,
      words: {},
      leadId: null,
      emailId: null,
      verdict: null,
      score: null,
      foundCount: null,
      costMicroUsd: 0,
      counts: noCounts,
    });
    expect(JSON.parse(JSON.stringify(event))).toEqual(event);
  });
});

test('counts that nothing adds to stay as they are', () => {
  fc.assert(
    fc.property(anyCounts, (counts) => {
      expect(addCounts(counts)).toEqual(counts);
    }),
  );
  expect(countsAdded([])).toEqual(noCounts);
});

test('an event is final when nothing follows by itself', () => {
  expect(runEventKinds.filter(isFinal)).toEqual(['RUN_COMPLETED', 'RUN_FAILED', 'RUN_CANCELLED']);
});

test('two runs never share a topic', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, two) => {
      expect(topicOfRun(one) === topicOfRun(two)).toBe(one === two);
    }),
  );
});
