import { GraphQLError, type ExecutionResult, type FormattedExecutionResult, type GraphQLFormattedError } from 'graphql';
import { maskError, withCode, type MaskedErrorLog } from './errors.js';

const formatted = (error: unknown): GraphQLFormattedError => {
  if (error instanceof GraphQLError) return error.toJSON();
  return { message: error instanceof Error ? error.message : String(error) };
};

/** What a caller may see of anything thrown: a known code keeps its message, the rest is masked and logged. */
export function maskThrown(error: unknown, requestId: string, log: MaskedErrorLog): GraphQLFormattedError {
  const coded = withCode(error);
  return maskError(formatted(coded), error, requestId, log);
}

/** A result that may leave the process: every error masked, no extension of ours. */
export function maskResult(result: ExecutionResult, requestId: string, log: MaskedErrorLog): FormattedExecutionResult {
  const data = result.data === undefined ? {} : { data: result.data };
  if (!result.errors) return data;
  return { ...data, errors: result.errors.map((error) => maskThrown(error, requestId, log)) };
}
