import { objectedSince } from '../../../platform/contact/objection.js';
import type { SuppressionList } from '../../../platform/contact/suppression-list.js';
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

type Suppressions = Pick<SuppressionList, 'isEmpty' | 'objectionsTo'>;

interface Candidate {
  readonly id: string;
  readonly email: string | null;
}

/** Which leads the agents of a run work on, by ascending id, so that asking again gives the same. */
export class DossierRepository {
  readonly #client: OrganizationClient;
  readonly #organizationId: string;
  readonly #suppressions: Suppressions;

  constructor(client: OrganizationClient, scope: OrganizationScope, suppressions: Suppressions) {
    this.#client = client;
    this.#suppressions = suppressions;
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

  /** Leads that this run qualified, that nobody has contacted or set aside since, and that did not object. */
  async idsToContact(request: DossierRequest): Promise<readonly string[]> {
    if (await this.#suppressions.isEmpty()) return this.#ids(toContact, request);
    const ids: string[] = [];
    let { after } = request;
    for (;;) {
      const candidates = await this.#candidates({ ...request, after });
      ids.push(...(await this.#willing(candidates, request.campaignId)));
      if (ids.length >= request.limit || candidates.length < request.limit) return ids.slice(0, request.limit);
      after = candidates.at(-1)?.id ?? null;
    }
  }

  /** How many of those there are. */
  async countToContact(request: Pick<DossierRequest, 'campaignId' | 'runId'>): Promise<number> {
    if (await this.#suppressions.isEmpty()) return this.#count(toContact, request);
    const candidates = await this.#candidates({ ...request, after: null, limit: null });
    return (await this.#willing(candidates, request.campaignId)).length;
  }

  /** Those who do not object to mail of the campaign. The list knows no leads, so addresses are named to it. */
  async #willing(candidates: readonly Candidate[], campaignId: string): Promise<readonly string[]> {
    const objections = await this.#suppressions.objectionsTo(candidates.flatMap(({ email }) => email ?? []));
    return candidates
      .filter(({ email }) => objectedSince(objections.get(email ?? '') ?? [], campaignId) === null)
      .map(({ id }) => id);
  }

  async #candidates(request: Omit<DossierRequest, 'limit'> & { readonly limit: number | null }) {
    const { campaignId, runId, after, limit } = request;
    if (![campaignId, runId, after ?? lowestId].every(isIdentifier)) return [];
    return this.#client.$queryRawUnsafe<readonly Candidate[]>(
      `SELECT l.id, l.email ${toContact} AND l.id > $4::uuid ORDER BY l.id LIMIT $5::int`,
      this.#organizationId,
      campaignId,
      runId,
      after ?? lowestId,
      limit,
    );
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
