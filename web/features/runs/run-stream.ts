import type { ApolloClient } from '@apollo/client';
import { followSubscription } from '../../graphql/client/follow-subscription';
import type { StreamState } from '../../graphql/client/resume-stream';
import { RunEventsDocument, type Locale, type RunEventLineFragment } from '../../graphql/generated/graphql';
import { RunEventLog, type MissingEvents } from './run-event-log';

/** What a page shows of a run's stream; a new object each time something changed. */
export interface RunStreamView {
  readonly connection: StreamState;
  readonly error: unknown;
  /** How many events are there. */
  readonly eventCount: number;
  readonly last: RunEventLineFragment | null;
  /** What the events shown cost together, in millionths of a US dollar. */
  readonly costMicroUsd: number;
  /** Events that did not arrive even though they were asked for again. */
  readonly missing: MissingEvents | null;
}

const flushMs = 80;

/**
 * The events of one run, kept outside React: they are gathered for a moment and shown together, so that a replay of
 * tens of thousands of them costs a dozen renders a second. It follows the API while somebody is looking.
 */
export class RunStream {
  readonly log = new RunEventLog<RunEventLineFragment>();
  private view: RunStreamView = {
    connection: 'connecting',
    error: null,
    eventCount: 0,
    last: null,
    costMicroUsd: 0,
    missing: null,
  };
  private readonly listeners = new Set<() => void>();
  private waiting: RunEventLineFragment[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private askedAgainFrom: number | null = null;
  private stop: (() => void) | null = null;

  constructor(
    private readonly client: ApolloClient,
    private readonly runId: string,
    private readonly language: Locale,
  ) {}

  /** Tells the listener about every new view; the first listener opens the stream, the last one closes it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.stop === null && this.view.connection !== 'finished') this.follow();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.close();
    };
  };

  readonly getView = (): RunStreamView => this.view;

  /** Tries again after the stream failed. */
  readonly retry = (): void => {
    this.close();
    this.follow();
  };

  private follow(): void {
    this.stop = followSubscription(this.client, {
      document: RunEventsDocument,
      startAfter: this.log.last?.cursor ?? null,
      variablesAfter: (after) => ({ runId: this.runId, after, language: this.language }),
      eventOf: (data) => data.agentRunEvents,
      cursorOf: (event) => event.cursor,
      isFinal: (event) => event.final,
      onEvent: (event) => {
        this.waiting.push(event);
        this.timer ??= setTimeout(this.flush, flushMs);
      },
      onState: (connection, error) => {
        if (connection !== this.view.connection) this.show({ connection, error: error ?? null });
      },
    });
  }

  private close(): void {
    this.stop?.();
    this.stop = null;
    if (this.timer !== null) this.flush();
  }

  private readonly flush = (): void => {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const known = this.log.length;
    this.log.add(this.waiting);
    this.waiting = [];
    let { costMicroUsd } = this.view;
    for (let index = known; index < this.log.length; index += 1) costMicroUsd += this.log.at(index)?.costMicroUsd ?? 0;
    this.show({
      eventCount: this.log.length,
      last: this.log.last ?? null,
      costMicroUsd,
      missing: this.missingAfterAskingAgain(),
    });
  };

  private missingAfterAskingAgain(): MissingEvents | null {
    const missing = this.log.missing();
    if (missing === null || this.askedAgainFrom === missing.from) return missing;
    this.askedAgainFrom = missing.from;
    this.stop?.();
    this.follow();
    return null;
  }

  private show(change: Partial<RunStreamView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}
