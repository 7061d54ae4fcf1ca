import type { Clock } from '../config/clock.js';

/** A clock that stands still until it is moved. */
export class TestClock implements Clock {
  #now: Date;

  constructor(now = new Date('2026-03-02T09:00:00.000Z')) {
    this.#now = now;
  }

  now(): Date {
    return new Date(this.#now);
  }

  /** Moves time forward. */
  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}
