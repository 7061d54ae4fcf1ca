import type { Prisma } from '../../../prisma/generated/client.js';
import { isUuid } from '../../../platform/database/uuid.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import type { Language } from '../domain/campaign.js';
import type { Email, EmailDraft, EmailStatus } from '../domain/email.js';
import type { OrganizationClient } from './campaign.repository.js';
import { readStoredFacts } from './stored-json.js';

/** Which emails to list. */
export interface EmailFilter {
  readonly campaignId?: string | null;
  readonly status?: EmailStatus | null;
}

type Row = Prisma.EmailModel;

const emailsPerLeadMax = 20;

const toEmail = (row: Row): Email => ({
  id: row.id,
  organizationId: row.organizationId,
  campaignId: row.campaignId,
  runId: row.runId,
  leadId: row.leadId,
  status: row.status as EmailStatus,
  subject: row.subject,
  body: row.body,
  language: row.language as Language,
  wordCount: row.wordCount,
  facts: readStoredFacts(row.facts),
  createdAt: row.createdAt,
  decidedAt: row.decidedAt,
  decidedBy: row.decidedBy,
  rejectionReason: row.rejectionReason,
});

/** The emails of one organization. */
export class EmailRepository {
  readonly #client: OrganizationClient;
  readonly #organizationId: string;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  async findById(id: string): Promise<Email | null> {
    if (!isUuid(id)) return null;
    const row = await this.#client.email.findFirst({ where: { organizationId: this.#organizationId, id } });
    return row ? toEmail(row) : null;
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Email>> {
    const rows = await this.#client.email.findMany({
      where: { organizationId: this.#organizationId, id: { in: ids.filter(isUuid) } },
    });
    return new Map(rows.map((row) => [row.id, toEmail(row)]));
  }

  /** The newest emails of each lead, at most 20 each. */
  async findByLeads(leadIds: readonly string[]): Promise<ReadonlyMap<string, readonly Email[]>> {
    const wanted = leadIds.filter(isUuid);
    // The newest of each lead by its own index range: one limit for all would let a busy lead hide the others.
    const newest = await this.#client.$queryRaw<{ id: string }[]>`
      SELECT email.id FROM unnest(${wanted}::uuid[]) AS wanted (lead_id) CROSS JOIN LATERAL (
        SELECT id FROM campaign.emails
        WHERE organization_id = ${this.#organizationId}::uuid AND lead_id = wanted.lead_id
        ORDER BY id DESC LIMIT ${emailsPerLeadMax}
      ) AS email`;
    const rows = await this.#client.email.findMany({
      where: { organizationId: this.#organizationId, id: { in: newest.map((row) => row.id) } },
      orderBy: { id: 'desc' },
    });
    const byLead = new Map<string, Email[]>();
    for (const row of rows) byLead.set(row.leadId, [...(byLead.get(row.leadId) ?? []), toEmail(row)]);
    return byLead;
  }

  /** Newest first, behind the position. */
  async page(filter: EmailFilter, after: string | null, limit: number): Promise<readonly Email[]> {
    if (filter.campaignId && !isUuid(filter.campaignId)) return [];
    const rows = await this.#client.email.findMany({
      where: {
        organizationId: this.#organizationId,
        ...(filter.campaignId ? { campaignId: filter.campaignId } : {}),
        ...(filter.status ? { status: filter.status } : {}),
        ...(after ? { id: { lt: after } } : {}),
      },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map(toEmail);
  }

  /** Stores drafts; a lead that has one of this run keeps it. */
  async addDrafts(campaignId: string, runId: string, drafts: readonly EmailDraft[], now: Date): Promise<void> {
    await this.#client.email.createMany({
      data: drafts.map((draft) => ({
        ...draft,
        organizationId: this.#organizationId,
        campaignId,
        runId,
        facts: draft.facts.map((fact) => ({ ...fact })),
        createdAt: now,
      })),
      skipDuplicates: true,
    });
  }

  /** Compare-and-set of a decision: null when the draft was decided before. */
  async decide(
    id: string,
    decision: 'APPROVED' | 'REJECTED',
    decidedBy: string,
    reason: string | null,
    now: Date,
  ): Promise<Email | null> {
    if (!isUuid(id)) return null;
    const rows = await this.#client.email.updateManyAndReturn({
      where: { organizationId: this.#organizationId, id, status: 'PENDING' },
      data: { status: decision, decidedBy, decidedAt: now, rejectionReason: reason },
    });
    return rows[0] ? toEmail(rows[0]) : null;
  }
}

/** What a resolver may hold: reading only. */
export type EmailReads = Pick<EmailRepository, 'findById' | 'findByIds' | 'findByLeads' | 'page'>;
