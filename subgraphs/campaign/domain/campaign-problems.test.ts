import { expect, test } from '@jest/globals';
import { campaignNotReady, invalidInput } from './campaign-problems.js';

test('a campaign that is not ready says everything that is missing in one sentence', () => {
  const problem = campaignNotReady(['an offer', 'criteria']);
  expect(problem.missing).toEqual(['an offer', 'criteria']);
  expect(problem.message).toBe('The campaign cannot be launched yet: it needs an offer and criteria.');
});

test('an invalid input says every problem in its message', () => {
  const problem = invalidInput([
    { path: 'name', message: 'Give it a name.' },
    { path: 'offer', message: 'Describe the offer.' },
  ]);
  expect(problem.message).toBe('Give it a name. Describe the offer.');
  expect(problem.problems.map(({ path }) => path)).toEqual(['name', 'offer']);
});
