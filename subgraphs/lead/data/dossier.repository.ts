import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { isIdentifier } from '../domain/identifier.js';
import type { OrganizationClient } from './organization-client.js';

/** Which leads an agent asks for. */
export interface DossierRequest {
  readonly campaignId: string;
  readonly runId: string;
  /** The last lead already seen; null begins. */
  readonly after: string | null;
  readonly limit: number;
}

const lowestId = '00000000-0000-0000-0000-000000000000';

const toAssess = `FROM lead.leads l WHERE l.organization_id = $1::uuid AND l.campaign_id = $2::uuid
  AND NOT EXISTS (SELECT 1 FROM lead.bant_assessments a WHERE a.organization_id = l.organization_id AND a.lead_id = l.id AND a.run_id <> $3::uuid)`;

const toContact = `FROM lead.leads l WHERE l.organization_id = $1::uuid AND l.campaign_id = $2::uuid AND l.status = 'QUALIFIED'
  AND EXISTS (SELECT 1 FROM lead.bant_assessments a
              WHERE a.organization_id = l.organization_id AND a.lead_id = l.id AND a.run_id = $3::uuid AND a.verdict = 'QUALIFIED')`;

/** Which leads the agents of a run work on, by ascending id, so that asking again gives the same. */
export class DossierRepository {
  readonly #client: OrganizationClient;
  readonly #organizationId: string;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  /** Leads of the campaign that no other run assessed. */
  async idsToAssess(request: DossierRequest): Promise<readonly string[]> {
    return this.#ids(toAssess, request);
  }

  /** How many leads of the campaign no other run assessed. */
  async countToAssess(request: Pick<DossierRequest, 'campaignId' | 'runId'>): Promise<number> {
    return this.#count(toAssess, request);
  }

  /** Leads that this run qualified and that nobody has contacted or set aside since. */
  async idsToContact(request: DossierRequest): Promise<readonly string[]> {
    return this.#ids(toContact, request);
  }

  /** How many leads this run qualified and nobody has contacted or set aside since. */
  async countToContact(request: Pick<DossierRequest, 'campaignId' | 'runId'>): Promise<number> {
    return this.#count(toContact, request);
  }

  async #ids(condition: string, { campaignId, runId, after, limit }: DossierRequest): Promise<readonly string[]> {
    if (![campaignId, runId, after ?? lowestId].every(isIdentifier)) return [];
    const rows = await this.#client.$queryRawUnsafe<{ id: string }[]>(
      `SELECT l.id ${condition} AND l.id > $4::uuid ORDER BY l.id LIMIT $5::int`,
      this.#organizationId,
      campaignId,
      runId,
      after ?? lowestId,
      limit,
    );
    return rows.map((row) => row.id);
  }

  async #count(
    condition: string,
    { campaignId, runId }: Pick<DossierRequest, 'campaignId' | 'runId'>,
  ): Promise<number> {
    if (![campaignId, runId].every(isIdentifier)) return 0;
    const rows = await this.#client.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count ${condition}`,
      this.#organizationId,
      campaignId,
      runId,
    );
    return rows[0]?.count ?? 0;
  }
}
