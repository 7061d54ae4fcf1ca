import type { Prisma, PrismaClient } from '../../../prisma/generated/client.js';

/** The platform owner's client of the database, or a transaction of it. */
export type PlatformClient = PrismaClient | Prisma.TransactionClient;

/** What people search for, without the signs that stand for any text in a LIKE pattern. */
export const literally = (search: string): string => search.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** The rows by the id that `idOf` finds in them. */
export const byId = <Row>(rows: readonly Row[], idOf: (row: Row) => string): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [idOf(row), row]));
