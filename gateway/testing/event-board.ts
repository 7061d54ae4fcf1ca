/** Something that happened to a note, in order. */
export interface BoardEvent {
  readonly sequence: number;
  readonly noteId: string;
}

/** Events kept in memory and read from any place in their order, then live. */
export class EventBoard {
  readonly #events: BoardEvent[] = [];
  readonly #waiting = new Set<() => void>();
  #onRelease: (() => void) | undefined;
  /** How many events readers have taken so far. */
  readCount = 0;

  /** How many readers wait for the next event. */
  get waitingCount(): number {
    return this.#waiting.size;
  }

  get appendedCount(): number {
    return this.#events.length;
  }

  /** Calls back when a reader is let go. */
  whenReleased(callback: () => void): void {
    this.#onRelease = callback;
  }

  append(noteId: string): void {
    this.#events.push({ sequence: this.#events.length + 1, noteId });
    for (const wake of [...this.#waiting]) wake();
  }

  /** Every event behind the sequence, each once. */
  read(after: number): AsyncIterableIterator<BoardEvent> {
    let position = after;
    let wake: (() => void) | undefined;
    let ended = false;
    const next = async (): Promise<IteratorResult<BoardEvent>> => {
      for (;;) {
        const event = this.#events[position];
        if (ended) return { value: undefined, done: true };
        if (event) {
          position += 1;
          this.readCount += 1;
          return { value: event, done: false };
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
          this.#waiting.add(resolve);
        });
        if (wake) this.#waiting.delete(wake);
      }
    };
    const iterator: AsyncIterableIterator<BoardEvent> = {
      next,
      return: () => {
        ended = true;
        wake?.();
        this.#onRelease?.();
        return Promise.resolve({ value: undefined, done: true });
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }
}
