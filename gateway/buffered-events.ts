import { GraphQLError, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import { asGraphQLError } from './coded-result.js';

/** How many events of one stream may wait for a slow caller before the stream is ended. */
const waitingMax = 256;

type Settle = (result: IteratorResult<ExecutionResult>) => void;

const isFormattedErrors = (error: unknown): error is readonly GraphQLFormattedError[] =>
  Array.isArray(error) &&
  error.every((item: unknown) => typeof item === 'object' && item !== null && 'message' in item);

/**
 * Events of a house's socket on their way to one caller. The socket is shared by many streams and cannot be slowed
 * for one of them, so a caller who falls too far behind is told to resume with its cursor.
 */
export class BufferedEvents {
  readonly #house: string;
  readonly #waiting: ExecutionResult[] = [];
  #settle: Settle | undefined;
  #ended = false;

  constructor(house: string) {
    this.#house = house;
  }

  push(result: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly GraphQLFormattedError[];
  }): void {
    if (this.#ended) return;
    if (this.#waiting.length >= waitingMax) {
      this.#end(`This stream fell more than ${waitingMax} events behind. Subscribe again after its last cursor.`);
      return;
    }
    this.#deliver({
      ...(result.data === undefined ? {} : { data: result.data }),
      ...(result.errors ? { errors: result.errors.map(asGraphQLError) } : {}),
    });
  }

  /** The stream was refused (errors of the house) or its socket was lost. */
  fail(error: unknown): void {
    if (this.#ended) return;
    if (isFormattedErrors(error)) {
      this.#deliver({ errors: error.map(asGraphQLError) });
      this.complete();
    } else this.#end(`The stream of the ${this.#house} house was cut. Subscribe again after its last cursor.`);
  }

  complete(): void {
    this.#ended = true;
    if (this.#settle && this.#waiting.length === 0) this.#settle({ value: undefined, done: true });
  }

  /** @param release tells the house that nobody listens any more. */
  iterate(release: () => void): AsyncIterableIterator<ExecutionResult> {
    const end: IteratorResult<ExecutionResult> = { value: undefined, done: true };
    const stop = (): Promise<IteratorResult<ExecutionResult>> => {
      this.#waiting.length = 0;
      this.complete();
      release();
      return Promise.resolve(end);
    };
    const stream: AsyncIterableIterator<ExecutionResult> = {
      next: () => {
        const value = this.#waiting.shift();
        if (value) return Promise.resolve({ value, done: false });
        if (this.#ended) return Promise.resolve(end);
        return new Promise((resolve) => {
          this.#settle = resolve;
        });
      },
      return: stop,
      throw: async (error: unknown) => {
        await stop();
        throw error;
      },
      [Symbol.asyncIterator]: () => stream,
    };
    return stream;
  }

  #end(message: string): void {
    this.#deliver({ errors: [new GraphQLError(message, { extensions: { code: 'SUBSCRIPTION_SOURCE_ERROR' } })] });
    this.complete();
  }

  #deliver(result: ExecutionResult): void {
    const settle = this.#settle;
    this.#settle = undefined;
    if (settle) settle({ value: result, done: false });
    else this.#waiting.push(result);
  }
}
