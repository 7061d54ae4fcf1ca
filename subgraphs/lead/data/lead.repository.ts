import type { Prisma } from '../../../prisma/generated/client.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import type { Verdict } from '../domain/assessment.js';
import { isIdentifier } from '../domain/identifier.js';
import { leadStatuses, type Lead, type LeadCounts, type LeadSort, type LeadStatus } from '../domain/lead.js';
import type { Language } from '../domain/language.js';
import { storableText } from '../domain/storable-text.js';
import type { OrganizationClient } from './organization-client.js';

/** Which leads to list. */
export interface LeadFilter {
  readonly campaignId?: string | null | undefined;
  readonly status?: LeadStatus | null | undefined;
  readonly verdict?: Verdict | null | undefined;
  readonly search?: string | null | undefined;
}

/** Where a page of leads continues; the score matters to the order by score only. */
export interface LeadPosition {
  readonly score: number | null;
  readonly id: string;
}

const searchWordsMax = 5;
const searchLengthMax = 200;

/** Turns a row into a lead. */
export const toLead = (row: Prisma.LeadModel): Lead => ({
  id: row.id,
  organizationId: row.organizationId,
  campaignId: row.campaignId,
  companyId: row.companyId,
  status: row.status as LeadStatus,
  fullName: row.fullName,
  firstName: row.firstName,
  lastName: row.lastName,
  email: row.email,
  phone: row.phone,
  linkedinUrl: row.linkedinUrl,
  jobTitle: row.jobTitle,
  language: row.language as Language,
  source: row.source,
  fictitious: row.fictitious,
  score: row.score,
  verdict: row.verdict as Verdict | null,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

/** Every word must stand somewhere in the name, the address, the title or the company. */
function searchCondition(search: string): Prisma.LeadWhereInput[] {
  const words = storableText(search.slice(0, searchLengthMax))
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.slice(0, searchWordsMax).map((word) => {
    const contains = { contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const;
    return {
      OR: [
        { fullName: contains },
        { email: contains },
        { jobTitle: contains },
        { company: { is: { name: contains } } },
      ],
    };
  });
}

/** The leads of one organization, for reading. Born with its scope: it cannot see another's. */
export class LeadRepository {
  readonly #client: OrganizationClient;
  readonly #organizationId: string;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  async findById(id: string): Promise<Lead | null> {
    return (await this.findByIds([id])).get(id) ?? null;
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Lead>> {
    const known = ids.filter(isIdentifier);
    if (known.length === 0) return new Map();
    const rows = await this.#client.lead.findMany({
      where: { organizationId: this.#organizationId, id: { in: known } },
    });
    return new Map(rows.map((row) => [row.id, toLead(row)]));
  }

  /** Up to `limit` leads behind the position; by score the unscored come last, and the newest first among equals. */
  async page(filter: LeadFilter, sort: LeadSort, after: LeadPosition | null, limit: number): Promise<readonly Lead[]> {
    if (filter.campaignId && !isIdentifier(filter.campaignId)) return [];
    if (sort === 'NEWEST') return this.#newest(filter, {}, after, limit);
    // Two ranges of the index instead of one ordering that no index has: the scored, then the unscored.
    const scored = after && after.score === null ? [] : await this.#byScore(filter, after, limit);
    if (scored.length === limit) return scored;
    const rest = await this.#newest(
      filter,
      { score: null },
      after?.score === null ? after : null,
      limit - scored.length,
    );
    return [...scored, ...rest];
  }

  /** How many leads of each campaign stand where. */
  async countsByCampaign(campaignIds: readonly string[]): Promise<ReadonlyMap<string, LeadCounts>> {
    const known = campaignIds.filter(isIdentifier);
    if (known.length === 0) return new Map();
    const rows = await this.#client.lead.groupBy({
      by: ['campaignId', 'status'],
      where: { organizationId: this.#organizationId, campaignId: { in: known } },
      _count: { _all: true },
    });
    return new Map(
      known.map((campaignId) => {
        const own = rows.filter((row) => row.campaignId === campaignId);
        const countOf = (status: LeadStatus): number => own.find((row) => row.status === status)?._count._all ?? 0;
        const byStatus = Object.fromEntries(leadStatuses.map((status) => [status, countOf(status)])) as Record<
          LeadStatus,
          number
        >;
        return [campaignId, { total: own.reduce((sum, row) => sum + row._count._all, 0), byStatus }];
      }),
    );
  }

  async #newest(
    filter: LeadFilter,
    more: Prisma.LeadWhereInput,
    after: LeadPosition | null,
    limit: number,
  ): Promise<readonly Lead[]> {
    const rows = await this.#client.lead.findMany({
      where: { ...this.#where(filter), ...more, ...(after ? { id: { lt: after.id } } : {}) },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map(toLead);
  }

  async #byScore(filter: LeadFilter, after: LeadPosition | null, limit: number): Promise<readonly Lead[]> {
    // An OR of two comparisons would defeat the index range; this form keeps it.
    const behind =
      after && after.score !== null
        ? { score: { lte: after.score }, NOT: { score: after.score, id: { gte: after.id } } }
        : {};
    const rows = await this.#client.lead.findMany({
      where: { ...this.#where(filter), score: { not: null }, ...behind },
      orderBy: [{ score: 'desc' }, { id: 'desc' }],
      take: limit,
    });
    return rows.map(toLead);
  }

  #where(filter: LeadFilter): Prisma.LeadWhereInput {
    return {
      organizationId: this.#organizationId,
      ...(filter.campaignId ? { campaignId: filter.campaignId } : {}),
      ...(filter.status ? { status: filter.status } : {}),
      ...(filter.verdict ? { verdict: filter.verdict } : {}),
      ...(filter.search ? { AND: searchCondition(filter.search) } : {}),
    };
  }
}
