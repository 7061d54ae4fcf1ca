const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|::ffff:127(\.\d{1,3}){3})$/iu;

/** Whether a request was made at this machine: to one of its own names, and by none of the addresses of another. */
export function isLocalVisitor(headers: Headers): boolean {
  const host = (headers.get('host') ?? '').replace(/:\d+$/u, '');
  const callers = (headers.get('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  return loopback.test(host) && callers.every((address) => address === '' || loopback.test(address));
}
