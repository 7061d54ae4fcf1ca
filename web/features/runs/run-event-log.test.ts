import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RunEventLog } from './run-event-log';

const eventsTo = (count: number) => Array.from({ length: count }, (_, index) => ({ sequence: index + 1 }));
const shown = (log: RunEventLog<{ sequence: number }>) =>
  Array.from({ length: log.length }, (_, index) => log.at(index)?.sequence);

describe('the log of a run', () => {
  test('shows every sequence once and in order, however batches are cut, repeated and shuffled', () => {
    const deliveries = fc.integer({ min: 1, max: 60 }).chain((count) =>
      fc.tuple(
        fc.constant(count),
        fc.array(fc.integer({ min: 1, max: count }), { maxLength: 120 }),
        fc.shuffledSubarray(
          eventsTo(count).map((event) => event.sequence),
          { minLength: count, maxLength: count },
        ),
      ),
    );
    fc.assert(
      fc.property(deliveries, ([count, repeats, everything]) => {
        const log = new RunEventLog<{ sequence: number }>();
        let added = 0;
        for (const sequence of [...repeats, ...everything]) added += log.add([{ sequence }]);
        expect(shown(log)).toEqual(eventsTo(count).map((event) => event.sequence));
        expect(added).toBe(count);
        expect(log.missing()).toBeNull();
      }),
    );
  });

  test('holds back what came ahead of a missing event and names the gap', () => {
    const log = new RunEventLog<{ sequence: number }>();
    log.add([{ sequence: 1 }, { sequence: 4 }, { sequence: 5 }]);
    expect(shown(log)).toEqual([1]);
    expect(log.missing()).toEqual({ from: 2, before: 4 });
    log.add([{ sequence: 2 }, { sequence: 3 }]);
    expect(shown(log)).toEqual([1, 2, 3, 4, 5]);
    expect(log.missing()).toBeNull();
  });

  test('ignores a replay from the start', () => {
    const log = new RunEventLog<{ sequence: number }>();
    log.add(eventsTo(3));
    expect(log.add(eventsTo(3))).toBe(0);
    expect(log.last).toEqual({ sequence: 3 });
  });

  test('grows linearly: ten times the events do not cost a hundred times the steps', () => {
    let reads = 0;
    const counted = (count: number) => {
      reads = 0;
      const log = new RunEventLog<{ sequence: number }>();
      for (let sequence = 1; sequence <= count; sequence += 1) {
        log.add([
          {
            get sequence() {
              reads += 1;
              return sequence;
            },
          },
        ]);
      }
      return reads;
    };
    expect(counted(20_000)).toBeLessThanOrEqual(counted(2_000) * 10);
  });
});
