import type { IncomingHttpHeaders } from 'node:http';

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** Whether the browser vouches that a page of ours, not a stranger's, made this request. */
export function comesFromOurPages(headers: IncomingHttpHeaders, webOrigins: readonly string[]): boolean {
  const origin = single(headers.origin);
  if (origin !== undefined && webOrigins.includes(origin)) return true;
  return single(headers['sec-fetch-site']) === 'same-origin';
}

/**
 * Whether the request is one that no plain HTML form can make: its content type or one of its own headers forces the
 * browser to ask for permission first.
 */
function needsPreflight(headers: IncomingHttpHeaders): boolean {
  const contentType = single(headers['content-type'])?.split(';')[0]?.trim().toLowerCase();
  if (contentType === 'application/json') return true;
  return (
    headers['x-apollo-operation-name'] !== undefined ||
    headers['apollo-require-preflight'] !== undefined ||
    headers['x-csrf'] !== undefined
  );
}

/** Proof that a request which carries cookies was meant by the person: needed for everything that changes something. */
export const provesSameOrigin = (headers: IncomingHttpHeaders, webOrigins: readonly string[]): boolean =>
  comesFromOurPages(headers, webOrigins) && needsPreflight(headers);
