/** How much is measured. */
export interface BenchPlan {
  /** Starts over an existing data directory. */
  readonly warmStarts: number;
  /** Rows of the list that is imported and then worked on. */
  readonly listRows: number;
  /** Rows of a second list, only imported. */
  readonly longListRows: number;
  /** Leads of the run over the directory. */
  readonly directoryLeads: number;
  readonly connections: readonly number[];
  readonly warmUpMs: number;
  readonly roundMs: number;
  /** Pairs of rounds; each pair after the first changes the order: A B, B A, A B ... */
  readonly roundPairs: number;
}

/** What `npm run bench` measures. */
export const fullPlan: BenchPlan = {
  warmStarts: 3,
  listRows: 10_000,
  longListRows: 50_000,
  directoryLeads: 1_000,
  connections: [1, 20],
  warmUpMs: 1_500,
  roundMs: 2_500,
  roundPairs: 2,
};

/** Every measurement once and small: it shows that the tool works, and its figures say little. */
export const quickPlan: BenchPlan = {
  warmStarts: 1,
  listRows: 40,
  longListRows: 80,
  directoryLeads: 20,
  connections: [1, 4],
  warmUpMs: 50,
  roundMs: 250,
  roundPairs: 1,
};
