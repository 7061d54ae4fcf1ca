import type { FastifyReply } from 'fastify';
import type { Allowance } from './rate-limits.js';
import type { HttpServer } from './server.js';

/** What is said to somebody whose minute is used up. */
export const overLimit = ({ limit, retryAfterSeconds }: Allowance): string =>
  `More than ${limit} requests within a minute. Try again in ${retryAfterSeconds} seconds.`;

/** Says on the answer what is left of the minute. */
export function tellAllowance(reply: FastifyReply, allowance: Allowance | null): void {
  if (!allowance) return;
  reply.headers({
    'x-ratelimit-limit': allowance.limit,
    'x-ratelimit-remaining': allowance.remaining,
    'x-ratelimit-reset': allowance.resetsAt,
  });
}

/** The same, and refuses a request that is one too many: true when it did. */
export function answersWithAllowance(
  reply: FastifyReply,
  allowance: Allowance | null,
  refuse: HttpServer['refuse'],
): boolean {
  tellAllowance(reply, allowance);
  if (allowance?.isExceeded !== true) return false;
  refuse(reply.header('retry-after', allowance.retryAfterSeconds), 429, 'RATE_LIMITED', overLimit(allowance));
  return true;
}
