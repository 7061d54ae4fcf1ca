import { CombinedGraphQLErrors, CombinedProtocolErrors, ServerError } from '@apollo/client/errors';

/** What is known of a request that failed. */
export interface RequestProblem {
  /** The API's error code, or NETWORK when no answer came, or HTTP_<status>. */
  readonly code: string;
  /** The id to quote when reporting the problem. */
  readonly requestId: string | null;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Reads the code and the request id out of an error of Apollo Client. */
export function requestProblem(error: unknown): RequestProblem {
  if (CombinedGraphQLErrors.is(error) || CombinedProtocolErrors.is(error)) {
    const extensions = error.errors[0]?.extensions;
    return { code: textOf(extensions?.['code']) ?? 'UNKNOWN', requestId: textOf(extensions?.['requestId']) };
  }
  if (ServerError.is(error)) {
    return problemOfBody(error.bodyText, error.statusCode, error.response.headers.get('x-request-id'));
  }
  return { code: 'NETWORK', requestId: null };
}

function problemOfBody(bodyText: string, statusCode: number, requestId: string | null): RequestProblem {
  const code = statusCode === 401 ? 'UNAUTHENTICATED' : `HTTP_${String(statusCode)}`;
  const found = /"code"\s*:\s*"([A-Z_]+)"/u.exec(bodyText)?.[1];
  const quoted = /"requestId"\s*:\s*"([^"]+)"/u.exec(bodyText)?.[1];
  return { code: found ?? code, requestId: requestId ?? quoted ?? null };
}

/** Whether the request failed because the session's access token is missing or over. */
export function isSessionOver(error: unknown): boolean {
  const { code } = requestProblem(error);
  return code === 'UNAUTHENTICATED' || code === 'SUBSCRIPTION_TOKEN_EXPIRED';
}
