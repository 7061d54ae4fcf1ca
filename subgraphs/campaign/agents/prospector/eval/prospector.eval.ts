import { stdout } from 'node:process';
import { parseCriteria } from '../offline-solver.js';
import { f1, measureCriteria, readCases } from './measure.js';

const cases = readCases();
const { exact, scoreByField, failures } = measureCriteria(cases);
const started = performance.now();
for (const { text } of cases) parseCriteria({ text });
const millisecondsEach = (performance.now() - started) / cases.length;

const rows = [...scoreByField].map(
  ([field, score]) =>
    `${field.padEnd(22)}${f1(score).toFixed(3)}  (${score.right} right, ${score.wrong} wrong, ${score.missed} missed)`,
);
stdout.write(
  [
    `prospector.parse-criteria, offline, ${cases.length} development cases written by the author of the rules`,
    `exact filter          ${exact.toFixed(3)}`,
    ...rows,
    `time                  ${millisecondsEach.toFixed(2)} ms each`,
    ...failures.map((failure) => `- ${failure}`),
    '',
  ].join('\n'),
);
