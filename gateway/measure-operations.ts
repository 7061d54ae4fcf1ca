import type { ApolloServerPlugin } from '@apollo/server';
import { Kind, type OperationDefinitionNode } from 'graphql';
import type { MinuteObserver } from '../platform/telemetry/minute-log.js';
import { codeOf } from './coded-result.js';
import type { GatewayContext } from './gateway-context.js';

/** Codes of errors that are ours; every other is the caller's to mend. */
const ownFailures = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE']);

/** Root fields that have a target of their own (O-11), measured where an operation asks for nothing else. */
const watchedFields = new Set(['campaigns', 'leads']);

/** The series an operation belongs to: its kind, and the watched field when it is the only one. */
function seriesOf({ operation, selectionSet }: OperationDefinitionNode): readonly string[] {
  const [only, ...more] = selectionSet.selections;
  const isWatched = only?.kind === Kind.FIELD && more.length === 0 && watchedFields.has(only.name.value);
  return [operation, ...(isWatched ? [only.name.value] : [])];
}

/** Times every query and mutation from its arrival at Apollo to its answer, whoever asked: people, partners and agents. */
export function measureOperations(minutes: MinuteObserver): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async () => {
      const startedAt = performance.now();
      return {
        willSendResponse: async ({ operation, response }) => {
          if (!operation || response.body.kind !== 'single') return;
          const { errors } = response.body.singleResult;
          const failed = errors?.some((error) => ownFailures.has(codeOf(error) ?? 'INTERNAL_SERVER_ERROR')) ?? false;
          const milliseconds = performance.now() - startedAt;
          for (const series of seriesOf(operation)) minutes.observe(series, milliseconds, failed);
        },
      };
    },
  };
}
