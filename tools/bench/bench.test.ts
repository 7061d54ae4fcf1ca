import { beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { quickPlan } from './bench-plan.js';
import type { BenchReport } from './bench-report.js';
import { measureProduct } from './measure-product.js';
import { figure, renderPage } from './page.js';
import { canMeasureProcesses } from './process-usage.js';
import { benchQueries } from './queries.js';

const root = process.cwd();
const directories = (): readonly string[] => {
  const parent = path.join(root, '.vectra-bench');
  return existsSync(parent) ? readdirSync(parent) : [];
};

let report: BenchReport;
let left: readonly string[];
const lines: string[] = [];

beforeAll(async () => {
  const before = directories();
  report = await measureProduct(root, quickPlan, (line) => lines.push(line));
  left = directories().filter((name) => !before.includes(name));
}, 400_000);

const numbersOf = (value: unknown): readonly unknown[] => {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(numbersOf);
  return typeof value === 'string' ? [] : [value];
};

describe('a quick bench', () => {
  test('measures every figure as a number above zero', () => {
    for (const measured of numbersOf(report)) {
      if (measured === null) expect(canMeasureProcesses).toBe(false);
      else expect(measured).toBeGreaterThan(0);
    }
  });

  test('compares every query at every number of connections', () => {
    const wanted = benchQueries.flatMap(({ name }) =>
      quickPlan.connections.map((connections) => ({ query: name, connections })),
    );
    expect(report.speed.map(({ query, connections }) => ({ query, connections }))).toEqual(wanted);
    expect(report.dataSources.map(({ query }) => query)).toEqual(benchQueries.map(({ name }) => name));
  });

  test('works on as many leads as it says', () => {
    expect(report.directoryRun.leads).toBe(quickPlan.directoryLeads);
    expect(report.listRun.leads).toBe(quickPlan.listRows);
    expect(report.imports.map(({ created }) => created)).toEqual([quickPlan.listRows, quickPlan.longListRows]);
    expect(report.replay.events).toBeGreaterThan(quickPlan.directoryLeads);
  });

  test('leaves no data directory behind', () => {
    expect(left).toEqual([]);
  });

  test('makes a page with every figure, the way to repeat it and no name of a machine', () => {
    const page = renderPage(report);
    for (const title of ['Queries through the gateway', 'The in-process data source', 'How to repeat', 'Traps']) {
      expect(page).toContain(`## ${title}`);
    }
    for (const { query } of report.speed) expect(page).toContain(query);
    expect(page).toContain(`${report.machine.cores} shared cores`);
    expect(page).not.toContain(root);
    expect(page).not.toMatch(/undefined|NaN|Infinity/);
  });
});

test('figures keep three digits, large ones none behind the point, and unknown ones are a dash', () => {
  expect([0.012345, 3.14159, 99.99, 1_234.5, null].map(figure)).toEqual(['0.0123', '3.14', '100', '1,235', '—']);
});
