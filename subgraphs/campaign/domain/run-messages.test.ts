import { describe, expect, test } from '@jest/globals';
import { agentTypes } from './run.js';
import { runEventKinds, skipReasons } from './run-event.js';
import { runMessage, type SpokenEvent } from './run-messages.js';

const nothing: SpokenEvent = {
  kind: 'RUN_PAUSED',
  agent: null,
  verdict: null,
  score: null,
  foundCount: null,
  words: { campaignName: 'Printemps', leadName: 'Ada', sourceName: 'list' },
};
const variations: readonly Partial<SpokenEvent>[] = [
  ...runEventKinds.filter((kind) => kind !== 'DRAFT_SKIPPED' && !kind.startsWith('AGENT')).map((kind) => ({ kind })),
  ...agentTypes.flatMap((agent) => [
    { kind: 'AGENT_STARTED' as const, agent },
    { kind: 'AGENT_FINISHED' as const, agent },
  ]),
  ...(['QUALIFIED', 'NURTURE'] as const).map((verdict) => ({ kind: 'LEAD_ASSESSED' as const, score: 61, verdict })),
  ...skipReasons.map((reason) => ({
    kind: 'DRAFT_SKIPPED' as const,
    words: { leadName: 'Ada', skipReasons: [reason] },
  })),
  { kind: 'LEADS_FOUND', foundCount: 12 },
  { kind: 'LEADS_FOUND', foundCount: 12, words: {} },
  { kind: 'LEADS_FOUND', foundCount: 12, words: { isFull: true } },
  { kind: 'LEADS_FOUND', foundCount: 0, words: { isFull: true } },
];
const everySentence = (language: 'FR' | 'EN'): readonly string[] =>
  variations.map((variation) => runMessage({ ...nothing, ...variation }, language));

describe('the sentences of a run', () => {
  test('are all different in each language, and no sentence is the same in both', () => {
    const french = everySentence('FR');
    const english = everySentence('EN');
    expect(new Set([...french, ...english]).size).toBe(french.length + english.length);
  });

  test.each(['FR', 'EN'] as const)('name what they speak of: %s', (language) => {
    const say = (change: Partial<SpokenEvent>): string => runMessage({ ...nothing, ...change }, language);
    expect(say({ kind: 'RUN_STARTED' })).toContain('Printemps');
    expect(say({ kind: 'LEADS_FOUND', foundCount: 12 })).toMatch(/12.*list/);
    expect(say({ kind: 'LEAD_ASSESSED', score: 61, verdict: 'QUALIFIED' })).toMatch(/Ada.*61\/100/);
    expect(say({ kind: 'EMAIL_DRAFTED' })).toContain('Ada');
    expect(say({ kind: 'DRAFT_SKIPPED', words: { leadName: 'Ada', skipReasons: ['NO_SLOT'] } })).toContain('Ada');
  });

  test('count one prospect as one', () => {
    expect(runMessage({ ...nothing, kind: 'LEADS_FOUND', foundCount: 1 }, 'FR')).toMatch(/^1 prospect trouvé /);
    expect(runMessage({ ...nothing, kind: 'LEADS_FOUND', foundCount: 1 }, 'EN')).toMatch(/^1 prospect found /);
  });
});
