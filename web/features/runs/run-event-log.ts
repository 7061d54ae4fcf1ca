/** What the log needs to know of an event. */
export interface Sequenced {
  /** 1, 2, 3 ... within one run. */
  readonly sequence: number;
}

/** The first event that did not arrive and the first one behind it that did. */
export interface MissingEvents {
  readonly from: number;
  readonly before: number;
}

/**
 * The events of one run in order, each exactly once. Adding costs the same however many are there. An event that
 * arrives ahead of a missing one is held back until the gap closes, so that what is shown never skips anything.
 */
export class RunEventLog<Event extends Sequenced> {
  private readonly events: Event[] = [];
  private readonly ahead = new Map<number, Event>();

  /** How many events are shown: the sequences 1 to `length`. */
  get length(): number {
    return this.events.length;
  }

  /** The newest event shown. */
  get last(): Event | undefined {
    return this.events.at(-1);
  }

  /** The event at a position, counted from 0. */
  at(index: number): Event | undefined {
    return this.events[index];
  }

  /** Adds events in any order; those already known are ignored. Returns how many more are shown now. */
  add(batch: readonly Event[]): number {
    const before = this.events.length;
    for (const event of batch) {
      if (event.sequence > this.events.length) this.ahead.set(event.sequence, event);
      this.releaseAhead();
    }
    return this.events.length - before;
  }

  /** Which events are missing in front of those held back; null when none are. */
  missing(): MissingEvents | null {
    if (this.ahead.size === 0) return null;
    let before = Number.POSITIVE_INFINITY;
    for (const sequence of this.ahead.keys()) before = Math.min(before, sequence);
    return { from: this.events.length + 1, before };
  }

  private releaseAhead(): void {
    for (let next = this.nextAhead(); next; next = this.nextAhead()) {
      this.ahead.delete(next.sequence);
      this.events.push(next);
    }
  }

  private nextAhead(): Event | undefined {
    return this.ahead.get(this.events.length + 1);
  }
}
