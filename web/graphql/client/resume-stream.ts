import type { Observable } from 'rxjs';

/** How a stream stands. */
export type StreamState = 'connecting' | 'live' | 'reconnecting' | 'finished' | 'failed';

/** What a failure asks for: try again, renew the session first, start again from the beginning, or give up. */
export type FailureAnswer = 'retry' | 'renew' | 'replay' | 'stop';

/** A stream of events that can be opened again behind any event already received. */
export interface ResumableStream<Event> {
  /** Where to begin; null asks for everything. */
  readonly startAfter: string | null;
  /** Opens the stream behind a cursor; null asks for everything. */
  readonly open: (after: string | null) => Observable<Event>;
  readonly cursorOf: (event: Event) => string | null;
  readonly isFinal: (event: Event) => boolean;
  readonly onEvent: (event: Event) => void;
  readonly onState: (state: StreamState, error?: unknown) => void;
  readonly answerTo: (error: unknown) => FailureAnswer;
  readonly renewSession: () => Promise<boolean>;
  /** Calls back after so many milliseconds; returns how to give that up. */
  readonly later: (act: () => void, delayMs: number) => () => void;
  /** Between 0 and 1, spreads the reconnections of many clients. */
  readonly jitter: () => number;
}

const firstDelayMs = 250;
const longestDelayMs = 15_000;
const renewalsMax = 2;

/** A stream that stood so long was let in, however quiet it is: what failed before no longer counts. */
const settledMs = 30_000;

/** How long to wait before the given attempt (1, 2, 3 ...): doubling, capped, between half and whole. */
export const reconnectionDelayMs = (attempt: number, jitter: number): number =>
  Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt - 1, 10)) * (0.5 + jitter / 2);

/**
 * Follows a stream until its final event, across cuts, server restarts and session renewals. A stream that ends without
 * a final event was cut (a proxy turns a cut into a clean end). Returns how to stop following.
 */
export function followStream<Event>(stream: ResumableStream<Event>): () => void {
  return new StreamFollower(stream).start();
}

class StreamFollower<Event> {
  private cursor: string | null;
  private attempt = 0;
  private renewals = 0;
  private over = false;
  private closeCurrent: () => void = () => undefined;
  private cancelRetry: () => void = () => undefined;
  private cancelSettling: () => void = () => undefined;

  constructor(private readonly stream: ResumableStream<Event>) {
    this.cursor = stream.startAfter;
  }

  start(): () => void {
    this.stream.onState('connecting');
    this.connect();
    return () => {
      this.end();
    };
  }

  private connect(): void {
    this.closeCurrent();
    let current = true;
    const ifCurrent = (act: () => void): void => {
      if (current && !this.over) act();
    };
    const subscription = this.stream.open(this.cursor).subscribe({
      next: (event) => {
        ifCurrent(() => {
          this.receive(event);
        });
      },
      error: (error: unknown) => {
        ifCurrent(() => {
          current = false;
          this.cancelSettling();
          this.recover(error);
        });
      },
      complete: () => {
        ifCurrent(() => {
          current = false;
          this.cancelSettling();
          this.retry();
        });
      },
    });
    this.closeCurrent = () => {
      current = false;
      subscription.unsubscribe();
    };
    if (this.over) this.closeCurrent();
    ifCurrent(() => {
      this.settleLater();
    });
  }

  private settleLater(): void {
    this.cancelSettling = this.stream.later(() => {
      this.cancelSettling = () => undefined;
      this.forgetFailures();
    }, settledMs);
  }

  private forgetFailures(): void {
    this.attempt = 0;
    this.renewals = 0;
  }

  private receive(event: Event): void {
    this.forgetFailures();
    this.cursor = this.stream.cursorOf(event) ?? this.cursor;
    this.stream.onState('live');
    this.stream.onEvent(event);
    if (!this.stream.isFinal(event)) return;
    this.end();
    this.stream.onState('finished');
  }

  private recover(error: unknown): void {
    const answer = this.stream.answerTo(error);
    if (answer === 'stop') {
      this.fail(error);
      return;
    }
    if (answer === 'replay') this.cursor = null;
    if (answer === 'renew') void this.renewThenRetry(error);
    else this.retry();
  }

  private async renewThenRetry(error: unknown): Promise<void> {
    this.renewals += 1;
    const renewed = this.renewals <= renewalsMax && (await this.stream.renewSession());
    if (this.over) return;
    if (renewed) this.retry();
    else this.fail(error);
  }

  private retry(): void {
    this.attempt += 1;
    this.stream.onState('reconnecting');
    this.cancelRetry = this.stream.later(
      () => {
        this.connect();
      },
      reconnectionDelayMs(this.attempt, this.stream.jitter()),
    );
  }

  private fail(error: unknown): void {
    this.end();
    this.stream.onState('failed', error);
  }

  private end(): void {
    this.over = true;
    this.cancelRetry();
    this.cancelSettling();
    this.closeCurrent();
  }
}
