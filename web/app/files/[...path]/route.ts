import { gatewayUrl } from '../../../gateway-url';

const forwardedHeaders = [
  'cookie',
  'content-type',
  'content-length',
  'origin',
  'sec-fetch-site',
  'apollo-require-preflight',
  'x-request-id',
];
const returnedHeaders = ['content-type', 'content-length', 'content-disposition', 'cache-control', 'x-request-id'];

const pick = (from: Headers, names: readonly string[]): Headers => {
  const headers = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
};

/** Streams a file to or from the gateway: a rewrite in proxy.ts would hold the whole body in memory and cut it at 10 MB. */
async function forward(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const upload = request.body === null ? {} : { body: request.body, duplex: 'half' as const };
  const answer = await fetch(new URL(pathname + search, gatewayUrl()), {
    method: request.method,
    headers: pick(request.headers, forwardedHeaders),
    redirect: 'manual',
    cache: 'no-store',
    signal: request.signal,
    ...upload,
  });
  return new Response(answer.body, { status: answer.status, headers: pick(answer.headers, returnedHeaders) });
}

export { forward as GET, forward as PUT };
