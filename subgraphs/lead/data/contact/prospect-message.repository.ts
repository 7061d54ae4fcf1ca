import { z } from 'zod';
import type { Prisma } from '../../../../prisma/generated/client.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import { contactRefusalCodes } from '../../domain/contact/contact-gate.js';
import type { KeptRefusal, ProspectMessage } from '../../domain/contact/prospect-message.js';
import type { OrganizationClient } from '../organization-client.js';

const columns = {
  id: true,
  senderId: true,
  subject: true,
  relevance: true,
  sentCount: true,
  refusedCount: true,
  createdAt: true,
} as const satisfies Prisma.ProspectMessageSelect;

const keptRefusals: z.ZodType<readonly KeptRefusal[]> = z.array(
  z.object({
    place: z.number(),
    leadId: z.string().nullable(),
    refusals: z.array(z.object({ code: z.enum(contactRefusalCodes), since: z.string().nullable() })),
  }),
);

/** A message about to be written down. */
export interface NewProspectMessage extends Omit<ProspectMessage, 'id' | 'refusedCount'> {
  readonly body: string;
  readonly refused: readonly KeptRefusal[];
  readonly idempotencyKey: string;
  readonly requestHash: string;
}

/** A message that was sent under a key. */
export interface KnownMessage {
  readonly message: ProspectMessage;
  readonly refused: readonly KeptRefusal[];
  readonly requestHash: string;
}

/** What one organization wrote to prospects. Never changed once written. */
export class ProspectMessageRepository {
  readonly #client: OrganizationClient;
  readonly #organizationId: string;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  /** Nobody else sends in the name of the organization until the transaction ends: keys and pace are counted one by one. */
  async lock(): Promise<void> {
    await this.#client.$executeRawUnsafe(
      `SELECT pg_advisory_xact_lock(hashtextextended('lead.messages:' || $1, 0))`,
      this.#organizationId,
    );
  }

  async findByKey(idempotencyKey: string): Promise<KnownMessage | null> {
    const row = await this.#client.prospectMessage.findFirst({
      where: { organizationId: this.#organizationId, idempotencyKey },
      select: { ...columns, refused: true, requestHash: true },
    });
    if (!row) return null;
    const { refused, requestHash, ...message } = row;
    return { message, refused: keptRefusals.parse(refused), requestHash };
  }

  /** When each of the newest was sent, newest first. */
  async newestSince(since: Date, limit: number): Promise<readonly Date[]> {
    const rows = await this.#client.prospectMessage.findMany({
      where: { organizationId: this.#organizationId, createdAt: { gt: since } },
      orderBy: { createdAt: 'desc' },
      take: limit,
      select: { createdAt: true },
    });
    return rows.map(({ createdAt }) => createdAt);
  }

  async create({ refused, ...message }: NewProspectMessage): Promise<ProspectMessage> {
    return this.#client.prospectMessage.create({
      data: {
        ...message,
        organizationId: this.#organizationId,
        refused: refused.map(({ refusals, ...each }) => ({ ...each, refusals: refusals.map((one) => ({ ...one })) })),
        refusedCount: refused.length,
      },
      select: columns,
    });
  }

  /** Newest first, behind the position. */
  async page(after: string | null, limit: number): Promise<readonly ProspectMessage[]> {
    return this.#client.prospectMessage.findMany({
      where: { organizationId: this.#organizationId, ...(after === null ? {} : { id: { lt: after } }) },
      orderBy: { id: 'desc' },
      take: limit,
      select: columns,
    });
  }
}

/** Reading only: messages are written inside a transaction. */
export type ProspectMessageReads = Pick<ProspectMessageRepository, 'page'>;
