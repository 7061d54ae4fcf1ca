import type { Prisma, PrismaClient } from '../../../prisma/generated/client.js';
import { isUuid } from '../../../platform/database/uuid.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import type { Campaign, CampaignStatus, Language, ProspectSource } from '../domain/campaign.js';
import type { ProspectCriteria } from '../domain/criteria.js';
import { statesBefore } from '../domain/campaign.js';
import { readStoredCriteria, toJson } from './stored-json.js';

/** A client of the database that already sees one organization only, or a transaction of it. */
export type OrganizationClient = PrismaClient | Prisma.TransactionClient;

/** Which campaigns to list. */
export interface CampaignFilter {
  readonly status?: CampaignStatus | null;
  readonly search?: string | null;
}

/** Where a page of campaigns continues. */
export interface CampaignPosition {
  readonly createdAt: Date;
  readonly id: string;
}

/** What a person writes when creating or editing a campaign. */
export interface CampaignContent {
  readonly name: string;
  readonly source: ProspectSource;
  readonly criteriaText: string;
  readonly criteria: ProspectCriteria;
  readonly offer: string;
  readonly offerTranslation: string | null;
  readonly leadsMax: number;
  readonly language: Language | null;
}

type Row = Prisma.CampaignModel;

const toCampaign = (row: Row): Campaign => ({
  id: row.id,
  organizationId: row.organizationId,
  name: row.name,
  status: row.status as CampaignStatus,
  source: row.source as ProspectSource,
  criteriaText: row.criteriaText,
  criteria: readStoredCriteria(row.criteria),
  offer: row.offer,
  offerTranslation: row.offerTranslation,
  leadsMax: row.leadsMax,
  language: row.language as Language | null,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  launchedAt: row.launchedAt,
});

/** What people search for, without the signs that stand for any text in a LIKE pattern. */
const literally = (search: string): string => search.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** The campaigns of one organization. Born with its scope: it cannot see or write another's. */
export class CampaignRepository {
  readonly #client: OrganizationClient;
  readonly #organizationId: string;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  async findById(id: string): Promise<Campaign | null> {
    if (!isUuid(id)) return null;
    const row = await this.#client.campaign.findFirst({ where: { organizationId: this.#organizationId, id } });
    return row ? toCampaign(row) : null;
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Campaign>> {
    const rows = await this.#client.campaign.findMany({
      where: { organizationId: this.#organizationId, id: { in: ids.filter(isUuid) } },
    });
    return new Map(rows.map((row) => [row.id, toCampaign(row)]));
  }

  /** Newest first, up to `limit` rows behind the position. */
  async page(filter: CampaignFilter, after: CampaignPosition | null, limit: number): Promise<readonly Campaign[]> {
    const rows = await this.#client.campaign.findMany({
      where: {
        organizationId: this.#organizationId,
        ...(filter.status ? { status: filter.status } : {}),
        ...(filter.search ? { name: { contains: literally(filter.search), mode: 'insensitive' } } : {}),
        // An OR of two comparisons would defeat the index range; this form keeps it.
        ...(after
          ? { createdAt: { lte: after.createdAt }, NOT: { createdAt: after.createdAt, id: { gte: after.id } } }
          : {}),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit,
    });
    return rows.map(toCampaign);
  }

  /** Campaigns that are neither completed nor cancelled. */
  countUnfinished(): Promise<number> {
    return this.#count(['DRAFT', 'PENDING', 'ACTIVE', 'PAUSED']);
  }

  /** Campaigns that were launched and are not over. */
  countAtWork(): Promise<number> {
    return this.#count(['PENDING', 'ACTIVE', 'PAUSED']);
  }

  async create(content: CampaignContent, createdBy: string | null, now: Date): Promise<Campaign> {
    const row = await this.#client.campaign.create({
      data: {
        ...content,
        organizationId: this.#organizationId,
        criteria: toJson(content.criteria),
        createdBy,
        createdAt: now,
        updatedAt: now,
      },
    });
    return toCampaign(row);
  }

  /** Compare-and-set: null when the campaign is no longer a draft. */
  async edit(id: string, content: CampaignContent, now: Date): Promise<Campaign | null> {
    const rows = await this.#client.campaign.updateManyAndReturn({
      where: { organizationId: this.#organizationId, id, status: 'DRAFT' },
      data: { ...content, criteria: toJson(content.criteria), updatedAt: now },
    });
    return rows[0] ? toCampaign(rows[0]) : null;
  }

  /**
   * Holds the campaign until the transaction ends. Whoever moves a campaign together with its run takes the campaign
   * first; in two orders, a person and a worker would wait for each other.
   */
  async lock(id: string): Promise<void> {
    await this.#client
      .$executeRaw`SELECT 1 FROM campaign.campaigns WHERE organization_id = ${this.#organizationId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  }

  /** Compare-and-set along the table of moves: null when the campaign's state does not allow it. */
  async move(id: string, to: CampaignStatus, now: Date): Promise<Campaign | null> {
    const rows = await this.#client.campaign.updateManyAndReturn({
      where: { organizationId: this.#organizationId, id, status: { in: [...statesBefore(to)] } },
      data: { status: to, updatedAt: now, ...(to === 'PENDING' ? { launchedAt: now } : {}) },
    });
    return rows[0] ? toCampaign(rows[0]) : null;
  }

  #count(states: readonly CampaignStatus[]): Promise<number> {
    return this.#client.campaign.count({
      where: { organizationId: this.#organizationId, status: { in: [...states] } },
    });
  }
}

/** What a resolver may hold: reading only. Writing goes through a use case. */
export type CampaignReads = Pick<CampaignRepository, 'findById' | 'findByIds' | 'page'>;
