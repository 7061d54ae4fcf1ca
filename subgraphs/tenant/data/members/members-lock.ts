import type { Prisma } from '../../../../prisma/generated/client.js';

/**
 * Holds the members of an organization until the transaction ends. Every act that decides by who is there and in which
 * role takes it first, so that two owners who demote each other do so one after the other.
 */
export async function lockMembers(transaction: Prisma.TransactionClient, organizationId: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`members:${organizationId}`}, 0))`;
}
