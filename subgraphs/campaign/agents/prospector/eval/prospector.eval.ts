import { stdout } from 'node:process';
import { halfOf } from '../../evaluation-half.js';
import { parseCriteria } from '../offline-solver.js';
import { f1, measureCriteria, readCases, sumOf, type CriteriaCase } from './measure.js';

function linesOf(name: string, cases: readonly CriteriaCase[]): string[] {
  const { exact, scoreByField, failures } = measureCriteria(cases);
  const started = performance.now();
  for (const { text } of cases) parseCriteria({ text });
  const millisecondsEach = (performance.now() - started) / cases.length;
  const rows = [...scoreByField].map(
    ([field, score]) =>
      `${field.padEnd(22)}${f1(score).toFixed(3)}  (${score.right} right, ${score.wrong} wrong, ${score.missed} missed)`,
  );
  return [
    `prospector.parse-criteria, offline, ${cases.length} requests ${name}`,
    `exact filter          ${exact.toFixed(3)}`,
    `all values, F1        ${f1(sumOf(scoreByField.values())).toFixed(3)}`,
    ...rows,
    `time                  ${millisecondsEach.toFixed(2)} ms each`,
    ...failures.map((failure) => `- ${failure}`),
    '',
  ];
}

stdout.write(
  [
    ...linesOf('written by the author of the rules', readCases('cases')),
    ...linesOf('by a second author, the half read while mending', halfOf(readCases('second-author'), 'even')),
  ].join('\n'),
);
