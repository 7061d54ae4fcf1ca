import type { Clock } from '../config/clock.js';

/**
 * Upper bounds in milliseconds of what a minute's buckets count; one bucket more counts what took longer. The targets of
 * O-11 are among them, so that whether one is met is counted and not estimated. Change them only with a new table.
 */
export const minuteBoundsMs: readonly number[] = [
  1, 2, 5, 10, 20, 35, 50, 75, 100, 150, 200, 300, 500, 800, 1_200, 2_000, 5_000, 10_000, 30_000,
];

/** What one process measured of one series within one minute. */
export interface MinuteRow {
  readonly minute: Date;
  readonly series: string;
  /** One count for each bound, and one for what took longer. */
  readonly buckets: readonly number[];
  /** How many of them failed through no fault of the caller. */
  readonly failures: number;
}

/** What takes a measurement. */
export interface MinuteObserver {
  /** @param series from a small fixed set, never from callers. */
  observe(series: string, milliseconds: number, failed: boolean): void;
}

/** What a minute log writes to. */
export interface MinuteLogOptions {
  readonly clock: Clock;
  /** Stores the rows, and forgets what is older than `keepSince`. */
  write(rows: readonly MinuteRow[], keepSince: Date): Promise<void>;
  onFailure(error: unknown): void;
}

const minuteMs = 60_000;
const keptMs = 24 * 60 * minuteMs;

interface Minute {
  readonly minute: Date;
  readonly series: string;
  readonly buckets: number[];
  failures: number;
}

/**
 * Counts in memory and writes once a minute, so that no request waits for it; several processes write rows of their own,
 * which readers add up. A process that is killed takes its last minute along.
 */
export class MinuteLog implements MinuteObserver {
  readonly #options: MinuteLogOptions;
  readonly #timer: NodeJS.Timeout;
  #minutes = new Map<string, Minute>();

  constructor(options: MinuteLogOptions) {
    this.#options = options;
    this.#timer = setInterval(() => {
      this.flush().catch((error: unknown) => {
        options.onFailure(error);
      });
    }, minuteMs);
    this.#timer.unref();
  }

  observe(series: string, milliseconds: number, failed: boolean): void {
    const minute = new Date(Math.floor(this.#options.clock.now().getTime() / minuteMs) * minuteMs);
    const key = `${minute.getTime()} ${series}`;
    const known = this.#minutes.get(key);
    const counted = known ?? { minute, series, buckets: [...minuteBoundsMs, 0].map(() => 0), failures: 0 };
    if (!known) this.#minutes.set(key, counted);
    const place = minuteBoundsMs.findIndex((bound) => milliseconds <= bound);
    const bucket = place < 0 ? minuteBoundsMs.length : place;
    counted.buckets[bucket] = (counted.buckets[bucket] ?? 0) + 1;
    if (failed) counted.failures += 1;
  }

  /** Writes what was counted since the last time; what cannot be written is lost. */
  async flush(): Promise<void> {
    const rows = [...this.#minutes.values()];
    this.#minutes = new Map();
    if (rows.length === 0) return;
    await this.#options.write(rows, new Date(this.#options.clock.now().getTime() - keptMs));
  }

  /** Writes what is left and stops. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush().catch((error: unknown) => {
      this.#options.onFailure(error);
    });
  }
}
