import { describe, expect, test } from '@jest/globals';
import { onceMoreAfter, singleFlight } from './single-flight';

describe('an act in single flight', () => {
  test('runs once for all callers that wait together, and again for later ones', async () => {
    let calls = 0;
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const act = singleFlight(async () => {
      calls += 1;
      await gate;
      return calls;
    });
    const together = [act(), act(), act()];
    open();
    expect(await Promise.all(together)).toEqual([1, 1, 1]);
    expect(await act()).toBe(2);
  });

  test('a failure reaches every waiting caller and does not stick', async () => {
    let calls = 0;
    const act = singleFlight(() => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('refused')) : Promise.resolve('renewed');
    });
    const together = await Promise.allSettled([act(), act()]);
    expect(together.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    expect(await act()).toBe('renewed');
  });
});

describe('an act once more after the one under way', () => {
  test('runs at once, and once more for all calls meanwhile, though it fails', async () => {
    const ends: ((failure?: Error) => void)[] = [];
    const call = onceMoreAfter(
      () =>
        new Promise<void>((resolve, reject) => {
          ends.push((failure) => {
            if (failure) reject(failure);
            else resolve();
          });
        }),
    );
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    call();
    expect(ends).toHaveLength(1);
    call();
    call();
    ends[0]?.(new Error('refused'));
    await turn();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await turn();
    expect(ends).toHaveLength(2);
    call();
    expect(ends).toHaveLength(3);
  });
});
