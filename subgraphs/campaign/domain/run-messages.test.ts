import { describe, expect, test } from '@jest/globals';
import { agentTypes } from './run.js';
import { runMessages } from './run-messages.js';

const everySentence = (language: 'FR' | 'EN'): readonly string[] => {
  const messages = runMessages(language);
  return [
    messages.runStarted('Printemps'),
    ...agentTypes.flatMap((agent) => [messages.agentStarted(agent), messages.agentFinished(agent)]),
    messages.leadsFound(12, 'list'),
    ...(['QUALIFIED', 'NURTURE', 'REJECTED'] as const).map((verdict) => messages.leadAssessed('Ada', 61, verdict)),
    messages.emailDrafted('Ada'),
    messages.draftSkipped('Ada', 'no address.'),
    messages.paused,
    messages.resumed,
    messages.completed,
    messages.cancelled,
    messages.failed('no answer.'),
  ];
};

describe('the sentences of a run', () => {
  test('are all different in each language, and no sentence is the same in both', () => {
    const french = everySentence('FR');
    const english = everySentence('EN');
    expect(new Set([...french, ...english]).size).toBe(french.length + english.length);
  });

  test('name what they speak of', () => {
    for (const language of ['FR', 'EN'] as const) {
      const messages = runMessages(language);
      expect(messages.runStarted('Printemps')).toContain('Printemps');
      expect(messages.leadsFound(12, 'list')).toMatch(/12.*list/);
      expect(messages.leadAssessed('Ada', 61, 'QUALIFIED')).toMatch(/Ada.*61\/100/);
      expect(messages.failed('no answer.')).toContain('no answer.');
    }
  });
});
