import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { interruptible, isStream, subscribeFresh } from './subscribe-fresh.js';

/** A source that gives what it is given, and says when it was told to end. */
class Source implements AsyncIterator<number> {
  ended = 0;
  readonly #values: number[];
  #deliver: ((result: IteratorResult<number>) => void) | undefined;

  constructor(values: readonly number[] = []) {
    this.#values = [...values];
  }

  next(): Promise<IteratorResult<number>> {
    const value = this.#values.shift();
    if (value !== undefined) return Promise.resolve({ value, done: false });
    return new Promise((resolve) => {
      this.#deliver = resolve;
    });
  }

  /** Ends without ending the pending read, as a generator does that waits for its next event. */
  return(): Promise<IteratorResult<number>> {
    this.ended += 1;
    return new Promise(() => undefined);
  }

  deliver(value: number): void {
    this.#deliver?.({ value, done: false });
  }
}

describe('an interruptible stream', () => {
  test('gives what its source gives', async () => {
    const stream = interruptible(new Source([1, 2]), (value) => `event ${String(value)}`);
    expect(await stream.next()).toEqual({ value: 'event 1', done: false });
    expect(await stream.next()).toEqual({ value: 'event 2', done: false });
  });

  test('ends a pending read at once, although its source goes on waiting', async () => {
    const source = new Source();
    const stream = interruptible(source, (value) => value);
    const pending = stream.next();
    await stream.return?.();
    expect(await pending).toEqual({ value: undefined, done: true });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    expect(source.ended).toBe(1);
  });

  test('gives nothing of what comes after its end', async () => {
    const source = new Source();
    const read: unknown[] = [];
    const stream = interruptible(source, (value) => read.push(value));
    const pending = stream.next();
    await stream.return?.();
    source.deliver(1);
    await pending;
    expect(read).toEqual([]);
  });

  test('tells its source once, however often it is ended', async () => {
    const source = new Source();
    const stream = interruptible(source, (value) => value);
    await stream.return?.();
    await stream.return?.();
    await expect(stream.throw?.(new Error('left'))).rejects.toThrow('left');
    expect(source.ended).toBe(1);
  });

  test('hands on what its source throws', async () => {
    const failing: AsyncIterator<number> = { next: () => Promise.reject(new Error('the log is away')) };
    await expect(interruptible(failing, (value) => value).next()).rejects.toThrow('the log is away');
  });
});

describe('a fresh subscription', () => {
  const schema = buildSchema('type Query { a: Int } type Subscription { number: Int }');
  const document = parse('subscription { number }');

  test('executes every event with a context of its own', async () => {
    const contexts: unknown[] = [];
    const field = schema.getSubscriptionType()?.getFields()['number'];
    if (!field) throw new Error('no field');
    field.subscribe = async function* () {
      yield 1;
      yield 2;
    };
    field.resolve = (root: unknown, _args: unknown, context: unknown) => {
      contexts.push(context);
      return root;
    };
    const result = await subscribeFresh({ schema, document, contextValue: { event: 0 } }, () => ({
      event: contexts.length + 1,
    }));
    if (!isStream(result)) throw new Error('refused');
    const data: unknown[] = [];
    for await (const one of result) data.push(one.data?.['number']);
    expect(data).toEqual([1, 2]);
    expect(contexts).toEqual([{ event: 1 }, { event: 2 }]);
  });

  test('that cannot be opened is one refusal, no stream', async () => {
    const result = await subscribeFresh({ schema, document: parse('subscription { nothing }') }, () => ({}));
    expect(isStream(result)).toBe(false);
    expect(result).toMatchObject({ errors: [{ message: expect.stringContaining('nothing') }] });
  });
});
