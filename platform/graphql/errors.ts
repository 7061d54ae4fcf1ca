import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Codes whose message is written for callers; every other error is masked. */
const publicCodes = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'CONFLICT',
  'COST_LIMIT',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INVALID_CURSOR',
  'NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
  'PAYLOAD_TOO_LARGE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
  'SUBSCRIPTION_EXPIRED_CURSOR',
  'SUBSCRIPTION_SHUTDOWN',
  'SUBSCRIPTION_SOURCE_ERROR',
  'SUBSCRIPTION_TOKEN_EXPIRED',
  'UNAUTHENTICATED',
]);

/** Where a masked error is written down, under the id that the caller is given. */
export type MaskedErrorLog = (error: unknown, requestId: string) => void;

const codeOf = (error: GraphQLFormattedError): string => {
  const code = error.extensions?.['code'];
  return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
};

/** Keeps what was written for callers and replaces the rest by a sentence with the request id. */
export function maskError(
  error: GraphQLFormattedError,
  raw: unknown,
  requestId: string,
  log: MaskedErrorLog,
): GraphQLFormattedError {
  const code = codeOf(error);
  const path = error.path ? { path: error.path } : {};
  if (publicCodes.has(code)) {
    if (code === 'SERVICE_UNAVAILABLE') log(raw, requestId);
    const locations = error.locations ? { locations: error.locations } : {};
    return { message: error.message, ...locations, ...path, extensions: { code, requestId } };
  }
  log(raw, requestId);
  return {
    message: 'Something went wrong on our side. Quote the request id when you report it.',
    ...path,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

/** Turns the thrown errors of the platform into errors with a code that callers know. */
export function withCode(error: unknown): unknown {
  if (error instanceof GraphQLError) {
    const original = error.originalError;
    const code = original ? codeOfThrown(original) : undefined;
    return code === undefined
      ? error
      : new GraphQLError(original?.message ?? error.message, {
          ...(error.path ? { path: error.path } : {}),
          ...(error.nodes ? { nodes: error.nodes } : {}),
          originalError: original ?? null,
          extensions: { ...error.extensions, code },
        });
  }
  return error;
}

const codeByErrorName: Readonly<Record<string, string>> = {
  InvalidCursor: 'INVALID_CURSOR',
  InvalidPageSize: 'BAD_USER_INPUT',
  NotPermitted: 'FORBIDDEN',
  NoOrganization: 'FORBIDDEN',
  NotPlatformAdmin: 'FORBIDDEN',
};

const codeOfThrown = (error: Error): string | undefined => codeByErrorName[error.name];
