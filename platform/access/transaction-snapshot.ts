const shape = /^(\d+):(\d+):((?:\d+(?:,\d+)*)?)$/;

/**
 * What was committed at a moment, as PostgreSQL writes it: `oldest running:next:running,running`. Two statements are
 * put in order by it exactly, which clocks of different machines, or a transaction that commits later than it writes,
 * would get wrong.
 */
export class TransactionSnapshot {
  readonly #oldest: bigint;
  readonly #next: bigint;
  readonly #running: ReadonlySet<bigint>;

  private constructor(oldest: bigint, next: bigint, running: readonly bigint[]) {
    this.#oldest = oldest;
    this.#next = next;
    this.#running = new Set(running);
  }

  /** Null when the text is no snapshot. */
  static parse(text: string): TransactionSnapshot | null {
    const [, oldest, next, running] = shape.exec(text) ?? [];
    if (oldest === undefined || next === undefined || running === undefined) return null;
    return new TransactionSnapshot(BigInt(oldest), BigInt(next), running === '' ? [] : running.split(',').map(BigInt));
  }

  /** Whether the transaction was committed, or rolled back, by then. */
  saw(transactionId: bigint): boolean {
    if (transactionId < this.#oldest) return true;
    return transactionId < this.#next && !this.#running.has(transactionId);
  }
}
