import type { Prisma } from '../../../../prisma/generated/client.js';
import { requiredConsents, type Consent, type ConsentKind } from '../../domain/accounts/consent.js';

const columns = {
  id: true,
  kind: true,
  given: true,
  version: true,
  clientAddress: true,
  userAgent: true,
  at: true,
} as const satisfies Prisma.ConsentSelect;

/** Whose consent it is. */
export interface ConsentOwner {
  readonly userId: string;
  readonly organizationId: string | null;
}

/** What people agreed to; rows are only ever added (Z-29). */
export class ConsentRepository {
  readonly #client: Prisma.TransactionClient;

  constructor(client: Prisma.TransactionClient) {
    this.#client = client;
  }

  async add(owner: ConsentOwner, consents: readonly Omit<Consent, 'id'>[]): Promise<readonly Consent[]> {
    const rows = await this.#client.consent.createManyAndReturn({
      data: consents.map((consent) => ({ ...owner, ...consent })),
      select: columns,
    });
    return rows.map((row) => ({ ...row, kind: row.kind as ConsentKind }));
  }

  /** Whether the person agreed to everything required, in this version. */
  async hasAgreed(userId: string, version: string): Promise<boolean> {
    const kinds = await this.#client.consent.groupBy({
      by: ['kind'],
      where: { userId, version, given: true, kind: { in: [...requiredConsents] } },
    });
    return kinds.length === requiredConsents.length;
  }

  /** What the person said last about each kind, as they said it. */
  async latest(userId: string): Promise<readonly Omit<Consent, 'id'>[]> {
    const rows = await this.#client.consent.findMany({
      where: { userId },
      distinct: ['kind'],
      orderBy: { id: 'desc' },
      select: { ...columns, id: false },
    });
    return rows.map((row) => ({ ...row, kind: row.kind as ConsentKind }));
  }

  /** The person's consents, newest first, behind the position. */
  async page(userId: string, after: string | null, limit: number): Promise<readonly Consent[]> {
    const rows = await this.#client.consent.findMany({
      where: { userId, ...(after === null ? {} : { id: { lt: after } }) },
      orderBy: { id: 'desc' },
      take: limit,
      select: columns,
    });
    return rows.map((row) => ({ ...row, kind: row.kind as ConsentKind }));
  }
}
