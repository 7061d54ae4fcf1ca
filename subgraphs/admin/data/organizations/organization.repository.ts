import { Prisma } from '../../../../prisma/generated/client.js';
import { isUuid } from '../../../../platform/database/uuid.js';
import type {
  OrganizationLocale,
  OrganizationStatus,
  OrganizationType,
  PlatformOrganization,
} from '../../domain/organizations/organization.js';
import type { WantedOwner } from '../../domain/organizations/first-owner.js';
import type { OrganizationDetails } from '../../domain/organizations/organization-details.js';
import type { OrganizationFilter, OrganizationOrder } from '../../domain/organizations/organization-order.js';
import type { PlatformClient } from '../platform-client.js';
import {
  counted,
  organizationPage,
  type ListedOrganization,
  type OrganizationPosition,
  type OrganizationRow,
} from './organization-list.js';

const toOrganization = (row: OrganizationRow): ListedOrganization => ({
  ...row,
  userCount: Number(row.userCount),
  campaignCount: Number(row.campaignCount),
  leadCount: Number(row.leadCount),
  runCount: Number(row.runCount),
});

/** A new organization. */
export interface OrganizationDraft extends OrganizationDetails {
  readonly slug: string;
  readonly type: OrganizationType;
  readonly locale: OrganizationLocale;
  /** Whom the tenant house invites as its first owner; null for nobody. */
  readonly firstOwner: WantedOwner | null;
}

/** Every organization of the platform. Each act is a compare-and-set on its state: false when that does not allow it. */
export class OrganizationRepository {
  readonly #client: PlatformClient;

  constructor(client: PlatformClient) {
    this.#client = client;
  }

  /** Up to `limit` organizations behind the position, by one statement. */
  async page(
    filter: OrganizationFilter,
    order: OrganizationOrder,
    after: OrganizationPosition | null,
    limit: number,
  ): Promise<readonly ListedOrganization[]> {
    const rows = await this.#client.$queryRaw<OrganizationRow[]>(organizationPage(filter, order, after, limit));
    return rows.map(toOrganization);
  }

  async findById(id: string): Promise<PlatformOrganization | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.#client.$queryRaw<OrganizationRow[]>`
      WITH p AS (SELECT * FROM tenant.organizations WHERE id = ${id}::uuid) ${counted(Prisma.sql`''`)}`;
    return row ? toOrganization(row) : null;
  }

  /** The organization, held until the transaction ends, so that what an entry calls "before" is what was before. */
  async lock(id: string): Promise<PlatformOrganization | null> {
    if (!isUuid(id)) return null;
    await this.#client.$executeRaw`SELECT 1 FROM tenant.organizations WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    return this.findById(id);
  }

  /** Gives the new id; null when the slug is taken. */
  async create(draft: OrganizationDraft, now: Date): Promise<string | null> {
    const owner = draft.firstOwner;
    const [row] = await this.#client.$queryRaw<{ id: string }[]>`
      INSERT INTO tenant.organizations (name, slug, type, locale, plan, trial_ends_at, created_at, updated_at,
        first_owner_email, first_owner_name, first_owner_wanted_by, first_owner_wanted_by_name, first_owner_locale)
      VALUES (${draft.name}, ${draft.slug}, ${draft.type}, ${draft.locale}, ${draft.plan}, ${draft.trialEndsAt}, ${now}, ${now},
        ${owner?.email ?? null}, ${owner?.name ?? null}, ${owner?.wantedBy.id ?? null}::uuid, ${owner?.wantedBy.name ?? null}, ${owner?.locale ?? null})
      ON CONFLICT (slug) DO NOTHING RETURNING id`;
    return row?.id ?? null;
  }

  async change(id: string, details: OrganizationDetails, now: Date): Promise<boolean> {
    return this.#set(id, ['ACTIVE', 'SUSPENDED'], { ...details, updatedAt: now });
  }

  async suspend(id: string, reason: string, now: Date): Promise<boolean> {
    const suspended = { status: 'SUSPENDED', suspendedAt: now, suspensionReason: reason, updatedAt: now };
    return this.#set(id, ['ACTIVE'], suspended);
  }

  async reactivate(id: string, now: Date): Promise<boolean> {
    const active = { status: 'ACTIVE', suspendedAt: null, suspensionReason: null, updatedAt: now };
    return this.#set(id, ['SUSPENDED'], active);
  }

  /** The database's clock counts the thirty days, because the purge asks no other: whether it is due cannot depend on who asks. */
  async delete(id: string): Promise<boolean> {
    const count = await this.#client.$executeRaw`
      UPDATE tenant.organizations SET status = 'DELETED', deleted_at = now(), purge_at = now() + interval '30 days', updated_at = now()
      WHERE id = ${id}::uuid AND status IN ('ACTIVE', 'SUSPENDED')`;
    return count === 1;
  }

  /** Back to where it stood, suspended or not; never once the purge may have begun. */
  async restore(id: string): Promise<boolean> {
    const count = await this.#client.$executeRaw`
      UPDATE tenant.organizations SET status = CASE WHEN suspended_at IS NULL THEN 'ACTIVE' ELSE 'SUSPENDED' END,
        deleted_at = NULL, purge_at = NULL, updated_at = now()
      WHERE id = ${id}::uuid AND status = 'DELETED' AND purge_at > clock_timestamp()`;
    return count === 1;
  }

  async #set(
    id: string,
    from: readonly OrganizationStatus[],
    data: Prisma.OrganizationUpdateManyMutationInput,
  ): Promise<boolean> {
    const { count } = await this.#client.organization.updateMany({ where: { id, status: { in: [...from] } }, data });
    return count === 1;
  }
}
