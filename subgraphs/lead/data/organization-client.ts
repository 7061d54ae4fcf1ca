import type { Prisma, PrismaClient } from '../../../prisma/generated/client.js';

/** A client of the database that already sees one organization only, or a transaction of it. */
export type OrganizationClient = PrismaClient | Prisma.TransactionClient;
