import { GraphQLError, type ExecutionResult } from 'graphql';
import type { Clock } from '../platform/config/clock.js';
import { interruptible } from '../platform/graphql/subscribe-fresh.js';
import { coded, codeOf } from './coded-result.js';

/** Why a stream ends before its house has said everything. */
export type CloseCode =
  | 'SUBSCRIPTION_SHUTDOWN'
  | 'SUBSCRIPTION_TOKEN_EXPIRED'
  | 'SUBSCRIPTION_SOURCE_ERROR'
  | 'UNAUTHENTICATED';

/** What somebody is told whose access ended before their token. */
export const accessEnded = 'This access has ended. Sign in again.';

const closeMessages: Readonly<Record<CloseCode, string>> = {
  SUBSCRIPTION_SHUTDOWN: 'The server restarts. Subscribe again after the last cursor.',
  SUBSCRIPTION_TOKEN_EXPIRED:
    'The access token has expired. Renew the session and subscribe again after the last cursor.',
  SUBSCRIPTION_SOURCE_ERROR: 'The stream was cut. Subscribe again after the last cursor.',
  UNAUTHENTICATED: accessEnded,
};

const timerMaxMs = 2 ** 31 - 1;

/** What a stream needs to know about its subscription. */
export interface SubscriptionStreamOptions {
  readonly source: AsyncIterator<ExecutionResult>;
  readonly clock: Clock;
  /** When the caller's token expires, milliseconds since 1970; null when it never does. */
  readonly expiresAt: number | null;
  /** Whether the caller lost their access. @throws AccessUnknown */
  isRevoked(): Promise<boolean>;
  /** Completes one event with what other houses know. */
  complete(event: ExecutionResult): Promise<ExecutionResult>;
  /** Called once, however the stream ends. */
  onEnd(): void;
  onSourceFailure(error: unknown): void;
}

/** Whether nothing can follow: the house refused or lost the stream, or says that the caller may not follow it any more. */
const isLast = (event: ExecutionResult): boolean =>
  (event.data === undefined && event.errors !== undefined) || endsAccess(event);

const endsAccess = (event: ExecutionResult): boolean =>
  event.errors?.some((error) => {
    const code = codeOf(error);
    return (error.path?.length ?? 0) <= 1 && (code === 'FORBIDDEN' || code === 'UNAUTHENTICATED');
  }) ?? false;

/**
 * The results of one subscription. The next event is pulled only when the caller takes it; `close` ends the stream with
 * a last result that says why, so that callers can tell "resume" from "complete".
 */
export class SubscriptionStream implements AsyncIterableIterator<ExecutionResult> {
  readonly #options: SubscriptionStreamOptions;
  readonly #source: AsyncIterableIterator<ExecutionResult>;
  readonly #timer: NodeJS.Timeout | undefined;
  #final: ExecutionResult | undefined;
  #ended = false;
  #released = false;

  constructor(options: SubscriptionStreamOptions) {
    this.#options = options;
    this.#source = interruptible(options.source, (event) => coded(event as ExecutionResult));
    if (options.expiresAt === null) return;
    const delayMs = Math.min(Math.max(0, options.expiresAt - options.clock.now().getTime()), timerMaxMs);
    this.#timer = setTimeout(() => {
      this.close('SUBSCRIPTION_TOKEN_EXPIRED');
    }, delayMs).unref();
  }

  /** Ends the stream with a last result that carries this code. */
  close(code: CloseCode): void {
    if (this.#ended || this.#final) return;
    this.#final = { errors: [new GraphQLError(closeMessages[code], { extensions: { code } })] };
    void this.#source.return?.();
  }

  /** Whether the caller lost their access. @throws AccessUnknown */
  hasLostAccess(): Promise<boolean> {
    return this.#options.isRevoked();
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    if (this.#ended) return this.#finish();
    try {
      const event = await this.#source.next();
      const { clock, expiresAt } = this.#options;
      if (expiresAt !== null && clock.now().getTime() >= expiresAt) this.close('SUBSCRIPTION_TOKEN_EXPIRED');
      if (event.done !== true && !this.#final && (await this.#options.isRevoked())) this.close('UNAUTHENTICATED');
      if (this.#final) return this.#finish(this.#final);
      if (event.done === true) return this.#finish();
      if (isLast(event.value)) {
        void this.#source.return?.();
        return this.#finish(event.value);
      }
      return { value: await this.#options.complete(event.value), done: false };
    } catch (error) {
      this.#options.onSourceFailure(error);
      void this.#source.return?.();
      this.close('SUBSCRIPTION_SOURCE_ERROR');
      return this.#finish(this.#final);
    }
  }

  return(): Promise<IteratorResult<ExecutionResult>> {
    void this.#source.return?.();
    return Promise.resolve(this.#finish());
  }

  async throw(error: unknown): Promise<IteratorResult<ExecutionResult>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #finish(last?: ExecutionResult): IteratorResult<ExecutionResult> {
    this.#ended = true;
    clearTimeout(this.#timer);
    if (last) return { value: last, done: false };
    this.#release();
    return { value: undefined, done: true };
  }

  /** A stream is over when its consumer comes back after the last result: only then has that result been sent. */
  #release(): void {
    if (this.#released) return;
    this.#released = true;
    this.#options.onEnd();
  }
}
