import { z } from 'zod';
import type { Prisma } from '../../../../prisma/generated/client.js';
import type { EndOfSession, Session } from '../../domain/sessions/session.js';

const columns = {
  id: true,
  userId: true,
  organizationId: true,
  createdAt: true,
  lastSeenAt: true,
  expiresAt: true,
  clientAddress: true,
  userAgent: true,
} as const satisfies Prisma.SessionSelect;

/** Where a session is used from. */
export interface SessionPlace {
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
}

/** A refresh token as the database keeps it. */
export interface StoredToken {
  readonly hash: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** A refresh token with its session; nobody else can use either until the end of the transaction. */
export interface HeldToken {
  readonly tokenId: string;
  readonly sessionId: string;
  readonly userId: string;
  readonly organizationId: string | null;
  readonly expiresAt: Date;
  readonly isUsed: boolean;
  /** Whether the session was ended. */
  readonly isEnded: boolean;
}

/** Which sessions of a person are meant. */
export interface SessionChoice {
  readonly userId: string;
  /** Only this one. */
  readonly id?: string;
  /** All but this one. */
  readonly exceptId?: string | null;
}

/** Sessions, found by a refresh token or by whose they are. */
export class SessionRepository {
  readonly #client: Prisma.TransactionClient;

  constructor(client: Prisma.TransactionClient) {
    this.#client = client;
  }

  /** Adds a session with its first token. */
  async add(
    session: SessionPlace & { readonly id: string; readonly userId: string; readonly organizationId: string | null },
    token: StoredToken,
  ): Promise<void> {
    const { id, userId, organizationId, clientAddress, userAgent } = session;
    const { issuedAt, expiresAt } = token;
    await this.#client.session.create({
      data: {
        id,
        userId,
        organizationId,
        clientAddress,
        userAgent,
        createdAt: issuedAt,
        lastSeenAt: issuedAt,
        expiresAt,
      },
      select: { id: true },
    });
    await this.#addToken(session, token);
  }

  /** Finds a token and holds it and its session: of many who come with it at once, the others wait here. */
  async hold(tokenHash: string): Promise<HeldToken | null> {
    const [row] = await this.#client.$queryRaw<
      {
        token_id: string;
        session_id: string;
        user_id: string;
        organization_id: string | null;
        expires_at: Date;
        is_used: boolean;
        is_ended: boolean;
      }[]
    >`
      SELECT t.id AS token_id, s.id AS session_id, s.user_id, s.organization_id, t.expires_at,
        t.used_at IS NOT NULL AS is_used, s.revoked_at IS NOT NULL AS is_ended
      FROM tenant.refresh_tokens t JOIN tenant.sessions s ON s.id = t.session_id
      WHERE t.token_hash = ${tokenHash} FOR UPDATE OF t, s`;
    return row
      ? {
          tokenId: row.token_id,
          sessionId: row.session_id,
          userId: row.user_id,
          organizationId: row.organization_id,
          expiresAt: row.expires_at,
          isUsed: row.is_used,
          isEnded: row.is_ended,
        }
      : null;
  }

  /** Exchanges a held token for the next one. */
  async rotate(held: HeldToken, next: StoredToken, place: SessionPlace): Promise<void> {
    const { sessionId, userId, organizationId } = held;
    await this.#client.refreshToken.updateMany({ where: { id: held.tokenId }, data: { usedAt: next.issuedAt } });
    await this.#addToken({ id: sessionId, userId, organizationId }, next);
    const { clientAddress, userAgent } = place;
    await this.#client.session.updateMany({
      where: { id: sessionId },
      data: { lastSeenAt: next.issuedAt, expiresAt: next.expiresAt, clientAddress, userAgent },
    });
  }

  /** Ends the open sessions that are meant, and answers them. */
  async end(choice: SessionChoice, reason: EndOfSession, now: Date): Promise<readonly Session[]> {
    return this.#client.session.updateManyAndReturn({
      where: this.#open(choice, now),
      data: { revokedAt: now, revokedReason: reason },
      select: columns,
    });
  }

  /** The person's open sessions, newest first, behind the position. */
  async page(
    userId: string,
    after: { readonly createdAt: Date; readonly id: string } | null,
    limit: number,
    now: Date,
  ): Promise<readonly Session[]> {
    return this.#client.session.findMany({
      where: {
        ...this.#open({ userId }, now),
        ...(after === null
          ? {}
          : { OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }] }),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit,
      select: columns,
    });
  }

  #open({ userId, id, exceptId }: SessionChoice, now: Date): Prisma.SessionWhereInput {
    // A text that is no id is nobody's.
    if (id !== undefined && !z.guid().safeParse(id).success) return { userId, id: { in: [] } };
    return {
      userId,
      revokedAt: null,
      expiresAt: { gt: now },
      ...(id === undefined ? {} : { id }),
      ...(exceptId === undefined || exceptId === null ? {} : { NOT: { id: exceptId } }),
    };
  }

  async #addToken(
    session: { readonly id: string; readonly userId: string; readonly organizationId: string | null },
    { hash, issuedAt, expiresAt }: StoredToken,
  ): Promise<void> {
    const { id: sessionId, userId, organizationId } = session;
    await this.#client.refreshToken.create({
      data: { sessionId, userId, organizationId, tokenHash: hash, createdAt: issuedAt, expiresAt },
      select: { id: true },
    });
  }
}
