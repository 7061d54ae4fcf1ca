import type { ApolloClient, TypedDocumentNode } from '@apollo/client';
import { mergeMap, of, throwError, type Observable } from 'rxjs';
import { followStream, type FailureAnswer, type StreamState } from './resume-stream';
import { isSessionOver, requestProblem } from './request-problem';
import { refreshSession } from './session-refresh';

/** A subscription of the API and what to do with its events. */
export interface FollowedSubscription<Data, Variables extends Record<string, unknown>, Event> {
  readonly document: TypedDocumentNode<Data, Variables>;
  /** Where to begin; null or nothing asks for everything. */
  readonly startAfter?: string | null;
  /** The variables that continue behind a cursor; null asks for everything. */
  readonly variablesAfter: (cursor: string | null) => Variables;
  readonly eventOf: (data: Data) => Event;
  readonly cursorOf: (event: Event) => string | null;
  readonly isFinal: (event: Event) => boolean;
  readonly onEvent: (event: Event) => void;
  readonly onState: (state: StreamState, error?: unknown) => void;
}

const cursorProblems = new Set(['INVALID_CURSOR', 'SUBSCRIPTION_EXPIRED_CURSOR']);
const refusals = new Set(['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'COST_LIMIT']);

function answerTo(error: unknown): FailureAnswer {
  if (isSessionOver(error)) return 'renew';
  const { code } = requestProblem(error);
  if (cursorProblems.has(code)) return 'replay';
  return refusals.has(code) || code === 'HTTP_400' || code === 'HTTP_403' ? 'stop' : 'retry';
}

/**
 * Follows a subscription until its final event, continuing behind the last event after every cut. Events bypass the
 * cache, because writing tens of thousands of them one by one would stall the page. Returns how to stop following.
 */
export function followSubscription<Data, Variables extends Record<string, unknown>, Event>(
  client: ApolloClient,
  followed: FollowedSubscription<Data, Variables, Event>,
): () => void {
  const open = (after: string | null): Observable<Event> =>
    client
      .subscribe<Data, Record<string, unknown>>({
        query: followed.document,
        variables: followed.variablesAfter(after),
        fetchPolicy: 'no-cache',
      })
      .pipe(
        mergeMap(({ data, error }) => {
          if (error !== undefined) return throwError(() => error);
          if (data === undefined) return throwError(() => new TypeError('The stream sent an event without data.'));
          return of(followed.eventOf(data));
        }),
      );
  return followStream<Event>({
    startAfter: followed.startAfter ?? null,
    open,
    cursorOf: followed.cursorOf,
    isFinal: followed.isFinal,
    onEvent: followed.onEvent,
    onState: followed.onState,
    answerTo,
    renewSession: refreshSession,
    later: (act, delayMs) => {
      const timer = setTimeout(act, delayMs);
      return () => {
        clearTimeout(timer);
      };
    },
    jitter: Math.random,
  });
}
