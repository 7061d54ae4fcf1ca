/** Connection strings of the stack's database, one per role. */
export interface DatabaseUrls {
  /** `app_user`: what requests and jobs use. */
  readonly user: string;
  /** `app_admin`: the platform owner's view. */
  readonly admin: string;
  /** The role of queue and event delivery. */
  readonly system: string;
  /** `app_identity`: accounts, before it is known who asks. */
  readonly identity: string;
  /** The owner of the tables, for migrations and the seed only; absent when an operator migrates. */
  readonly owner?: string;
}

/** What the database tells who watches it. */
export type DatabaseEvent =
  | { readonly kind: 'ready'; readonly detail: string; readonly afterMs: number }
  | { readonly kind: 'lost' }
  | { readonly kind: 'recovered'; readonly detail: string; readonly moved: boolean };

/** The database under a stack: the embedded server, one that an operator runs, or a fake in tests. */
export interface StackDatabase {
  /** Brings it up with the newest schema, and keeps it up until `stop`. */
  start(onEvent: (event: DatabaseEvent) => void): Promise<void>;
  stop(): Promise<void>;
  /** Valid once started; changes when the server had to move to another port. */
  urls(): DatabaseUrls;
  /** TCP port of a server of ours. */
  readonly port: number | undefined;
  /** Process number of a server of ours while it runs. */
  readonly processId: number | undefined;
}
