import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';

/** What a subscription gives: a stream of results, or one refusal. */
export type SubscriptionResult = AsyncIterableIterator<ExecutionResult> | ExecutionResult;

/** Whether a subscription was opened rather than refused. */
export const isStream = (result: SubscriptionResult): result is AsyncIterableIterator<ExecutionResult> =>
  Symbol.asyncIterator in result;

/**
 * Wraps an iterator so that `return()` ends a pending `next()` at once. A generator that waits for its next event
 * would otherwise hold its consumer until that event comes.
 */
export function interruptible<Value>(
  source: AsyncIterator<unknown>,
  read: (value: unknown) => Promise<Value> | Value,
): AsyncIterableIterator<Value> {
  let ended = false;
  let interrupt: (() => void) | undefined;
  const end: IteratorResult<Value> = { value: undefined, done: true };
  const stop = (): IteratorResult<Value> => {
    if (!ended) {
      ended = true;
      interrupt?.();
      // The source may be busy waiting: its own end is not waited for, and its failure no longer matters to anybody.
      source.return?.().then(undefined, () => undefined);
    }
    return end;
  };
  const pull = async (): Promise<IteratorResult<Value>> => {
    const result = await source.next();
    if (ended) return end;
    if (result.done === true) {
      ended = true;
      return end;
    }
    return { value: await read(result.value), done: false };
  };
  const stream: AsyncIterableIterator<Value> = {
    next: () =>
      ended
        ? Promise.resolve(end)
        : new Promise((resolve, reject) => {
            interrupt = () => {
              resolve(end);
            };
            pull().then(resolve, reject);
          }),
    return: () => Promise.resolve(stop()),
    throw: async (error: unknown) => {
      stop();
      throw error;
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

/**
 * Subscribes like graphql-js, but executes every event with a context of its own: loaders never serve what an earlier
 * event saw, and the rules of the house are asked again each time.
 */
export async function subscribeFresh(args: ExecutionArgs, contextOfEvent: () => object): Promise<SubscriptionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  return interruptible(source[Symbol.asyncIterator](), async (event) =>
    execute({ ...args, rootValue: event, contextValue: contextOfEvent() }),
  );
}
