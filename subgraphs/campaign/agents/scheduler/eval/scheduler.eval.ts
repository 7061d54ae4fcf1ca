import { stdout } from 'node:process';
import { draftEmail } from '../offline-solver.js';
import { problemsOfCase, readDraftCases } from './measure.js';

const cases = readDraftCases();
const failures = cases.flatMap((draftCase) =>
  problemsOfCase(draftCase).map((problem) => `- ${draftCase.name}: ${problem}`),
);
const failed = new Set(failures.map((failure) => failure.split(':')[0])).size;
const started = performance.now();
for (let round = 0; round < 20; round += 1) for (const { input } of cases) draftEmail(input);
const millisecondsEach = (performance.now() - started) / (20 * cases.length);

stdout.write(
  [
    `scheduler.draft-email, offline templates, ${cases.length} inputs`,
    `checks passed  ${((cases.length - failed) / cases.length).toFixed(3)}`,
    `time           ${millisecondsEach.toFixed(3)} ms each`,
    ...failures,
    '',
  ].join('\n'),
);
