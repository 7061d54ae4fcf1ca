import { GraphQLError, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import { withCode } from '../platform/graphql/errors.js';

/** The code of an error, undefined when it has none. */
export function codeOf(error: GraphQLFormattedError | GraphQLError): string | undefined {
  const code = error.extensions?.['code'];
  return typeof code === 'string' ? code : undefined;
}

/** An error that travelled as JSON, as the object it was. */
export const asGraphQLError = (error: GraphQLFormattedError): GraphQLError =>
  new GraphQLError(error.message, {
    ...(error.path ? { path: error.path } : {}),
    ...(error.extensions ? { extensions: error.extensions } : {}),
  });

/** A result whose errors carry their codes: the class of a thrown error is lost once the gateway wraps it. */
export function coded(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const errors = result.errors.map((error) => {
    const known = withCode(error);
    return known instanceof GraphQLError ? known : error;
  });
  return { ...result, errors };
}
