import type { Prisma, PrismaClient } from '../../../../prisma/generated/client.js';

/** A client that sees one organization, or what belongs to none; or a transaction of it. */
export type NotificationClient = PrismaClient | Prisma.TransactionClient;

/** Whose rows: an organization's, or null for the platform's own. The database holds the client to the same. */
export type Whose = string | null;
