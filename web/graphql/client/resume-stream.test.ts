import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Subject } from 'rxjs';
import { followStream, reconnectionDelayMs, type FailureAnswer } from './resume-stream';

interface Beat {
  readonly cursor: string;
  readonly final: boolean;
}

class Bench {
  readonly opened: (string | null)[] = [];
  readonly received: string[] = [];
  readonly states: string[] = [];
  readonly waiting: (() => void)[] = [];
  source = new Subject<Beat>();
  answer: FailureAnswer = 'retry';
  renewed = true;
  renewals = 0;

  follow(): () => void {
    return followStream<Beat>({
      startAfter: null,
      open: (after) => {
        this.opened.push(after);
        this.source = new Subject();
        return this.source;
      },
      cursorOf: (beat) => beat.cursor,
      isFinal: (beat) => beat.final,
      onEvent: (beat) => this.received.push(beat.cursor),
      onState: (state) => this.states.push(state),
      answerTo: () => this.answer,
      renewSession: () => {
        this.renewals += 1;
        return Promise.resolve(this.renewed);
      },
      later: (act) => {
        this.waiting.push(act);
        return () => {
          if (this.waiting.includes(act)) this.waiting.splice(this.waiting.indexOf(act), 1);
        };
      },
      jitter: () => 0,
    });
  }

  beat(cursor: string, final = false): void {
    this.source.next({ cursor, final });
  }

  passTime(): void {
    for (const act of this.waiting.splice(0)) act();
  }
}

describe('a followed stream', () => {
  let bench = new Bench();
  beforeEach(() => {
    bench = new Bench();
  });

  test('opens again behind the last event when the connection is cut or ends cleanly too early', () => {
    bench.follow();
    bench.beat('a');
    bench.source.error(new Error('socket hang up'));
    bench.passTime();
    bench.beat('b');
    bench.source.complete();
    bench.passTime();
    bench.beat('c', true);
    expect(bench.opened).toEqual([null, 'a', 'b']);
    expect(bench.received).toEqual(['a', 'b', 'c']);
    expect(bench.states.at(-1)).toBe('finished');
    expect(bench.waiting).toHaveLength(0);
  });

  test('renews an expired session once and goes on behind the last event', async () => {
    bench.follow();
    bench.beat('a');
    bench.answer = 'renew';
    bench.source.error(new Error('expired'));
    await Promise.resolve();
    await Promise.resolve();
    bench.passTime();
    expect(bench.renewals).toBe(1);
    expect(bench.opened).toEqual([null, 'a']);
  });

  test('renews as often as the session expires, when it stood in between without an event', async () => {
    bench.follow();
    bench.answer = 'renew';
    for (let expired = 1; expired <= 5; expired += 1) {
      bench.passTime();
      bench.source.error(new Error('expired'));
      await Promise.resolve();
      await Promise.resolve();
      bench.passTime();
      expect(bench.renewals).toBe(expired);
    }
    expect(bench.states).not.toContain('failed');
    expect(bench.opened).toHaveLength(6);
  });

  test('fails when renewing the session does not help', async () => {
    bench.follow();
    bench.answer = 'renew';
    for (let refused = 1; refused <= 3; refused += 1) {
      bench.source.error(new Error('expired'));
      await Promise.resolve();
      await Promise.resolve();
      bench.waiting[0]?.();
      bench.waiting.shift();
    }
    expect(bench.renewals).toBe(2);
    expect(bench.states.at(-1)).toBe('failed');
  });

  test('fails when the session cannot be renewed', async () => {
    bench.follow();
    bench.answer = 'renew';
    bench.renewed = false;
    bench.source.error(new Error('expired'));
    await Promise.resolve();
    await Promise.resolve();
    expect(bench.states.at(-1)).toBe('failed');
  });

  test('starts again from the beginning when its cursor is no longer known', () => {
    bench.follow();
    bench.beat('a');
    bench.answer = 'replay';
    bench.source.error(new Error('cursor expired'));
    bench.passTime();
    expect(bench.opened).toEqual([null, null]);
  });

  test('gives up on a refusal and asks nothing more', () => {
    bench.follow();
    bench.answer = 'stop';
    bench.source.error(new Error('forbidden'));
    expect(bench.states.at(-1)).toBe('failed');
    expect(bench.waiting).toHaveLength(0);
  });

  test('stays silent once nobody follows it', () => {
    const stop = bench.follow();
    const { source } = bench;
    stop();
    source.next({ cursor: 'late', final: false });
    expect(bench.received).toEqual([]);
    expect(source.observed).toBe(false);
  });

  test('waits longer and longer, never more than 15 seconds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, jitter) => {
          const delayMs = reconnectionDelayMs(attempt, jitter);
          expect(delayMs).toBeGreaterThanOrEqual(125);
          expect(delayMs).toBeLessThanOrEqual(15_000);
          expect(reconnectionDelayMs(attempt + 1, jitter)).toBeGreaterThanOrEqual(delayMs);
        },
      ),
    );
  });
});
