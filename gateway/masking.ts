import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { maskResult, maskThrown } from '../platform/graphql/mask-result.js';
import { isStream, type SubscriptionResult } from '../platform/graphql/subscribe-fresh.js';
import type { Logger } from '../platform/logging/logger.js';
import type { Counter } from '../platform/telemetry/metrics.js';
import { asGraphQLError, codeOf } from './coded-result.js';

/** The last thing every error meets before it leaves, on every transport. */
export class Mask {
  readonly #logger: Logger;
  readonly #errors: Counter;

  constructor(logger: Logger, errors: Counter) {
    this.#logger = logger;
    this.#errors = errors;
  }

  error(error: unknown, requestId: string): GraphQLFormattedError {
    const masked = maskThrown(error, requestId, this.#log);
    this.#errors.add({ code: codeOf(masked) ?? 'INTERNAL_SERVER_ERROR' });
    return masked;
  }

  /** The result with masked errors and nothing of our own in it. */
  result(result: ExecutionResult, requestId: string): ExecutionResult {
    const { data, errors } = maskResult(result, requestId, this.#log);
    for (const error of errors ?? []) this.#errors.add({ code: codeOf(error) ?? 'INTERNAL_SERVER_ERROR' });
    return { ...(data === undefined ? {} : { data }), ...(errors ? { errors: errors.map(asGraphQLError) } : {}) };
  }

  /** The same for a subscription: masked result by result, pulled no faster than its consumer pulls. */
  subscription(result: SubscriptionResult, requestId: string): SubscriptionResult {
    if (!isStream(result)) return this.result(result, requestId);
    const maskNext = (next: IteratorResult<ExecutionResult>): IteratorResult<ExecutionResult> =>
      next.done === true ? next : { value: this.result(next.value, requestId), done: false };
    const end: IteratorResult<ExecutionResult> = { value: undefined, done: true };
    const masked: AsyncIterableIterator<ExecutionResult> = {
      next: async () => maskNext(await result.next()),
      return: async () => (await result.return?.()) ?? end,
      throw: async (error: unknown) => (await result.throw?.(error)) ?? end,
      [Symbol.asyncIterator]: () => masked,
    };
    return masked;
  }

  readonly #log = (error: unknown, requestId: string): void => {
    this.#logger.error({ err: error, requestId }, 'an error was masked');
  };
}
