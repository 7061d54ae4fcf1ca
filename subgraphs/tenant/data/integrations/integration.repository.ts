import type { Prisma } from '../../../../prisma/generated/client.js';
import type { Envelope } from '../../../../platform/crypto/envelope.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import {
  sealingContext,
  type FieldDraft,
  type Integration,
  type IntegrationProvider,
  type IntegrationTestOutcome,
  type IntegrationValues,
} from '../../domain/integrations/integration.js';

/** What is read for people: never what is sealed. */
const columns = {
  id: true,
  organizationId: true,
  provider: true,
  configuredBy: true,
  configuredAt: true,
  lastTestedAt: true,
  lastTestOutcome: true,
  fields: { select: { field: true, shown: true, sealed: true }, orderBy: { field: 'asc' } },
} as const satisfies Prisma.IntegrationSelect;

type Row = Prisma.IntegrationGetPayload<{ select: typeof columns }>;

const toIntegration = (row: Row): Integration => ({
  id: row.id,
  organizationId: row.organizationId,
  provider: row.provider as IntegrationProvider,
  fields: row.fields.map(({ field, shown, sealed }) => ({ name: field, shown, isMasked: sealed !== null })),
  configuredById: row.configuredBy,
  configuredAt: row.configuredAt,
  lastTestedAt: row.lastTestedAt,
  lastTestOutcome: row.lastTestOutcome as IntegrationTestOutcome | null,
});

/** The integrations of one organization. Secrets go in sealed, and come out for the service they belong to alone. */
export class IntegrationRepository {
  readonly #client: Prisma.TransactionClient;
  readonly #organizationId: string;
  readonly #envelope: Envelope;

  constructor(client: Prisma.TransactionClient, scope: OrganizationScope, envelope: Envelope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
    this.#envelope = envelope;
  }

  /** All of them, at most one per service. */
  async all(): Promise<readonly Integration[]> {
    const rows = await this.#client.integration.findMany({
      where: { organizationId: this.#organizationId },
      orderBy: { provider: 'asc' },
      select: columns,
    });
    return rows.map(toIntegration);
  }

  async find(provider: IntegrationProvider): Promise<Integration | null> {
    const row = await this.#client.integration.findFirst({
      where: { organizationId: this.#organizationId, provider },
      select: columns,
    });
    return row && toIntegration(row);
  }

  /** Takes the place of whatever was configured of the service. */
  async set(
    provider: IntegrationProvider,
    drafts: readonly FieldDraft[],
    by: { readonly userId: string | null; readonly now: Date },
  ): Promise<Integration> {
    const organizationId = this.#organizationId;
    // The row is locked from here on, so that two who configure at once do not mix their fields.
    await this.#client.$executeRaw`
      INSERT INTO tenant.integrations (organization_id, provider, configured_by, configured_at)
      VALUES (${organizationId}::uuid, ${provider}, ${by.userId}::uuid, ${by.now}::timestamptz)
      ON CONFLICT (organization_id, provider) DO UPDATE SET configured_by = excluded.configured_by,
        configured_at = excluded.configured_at, last_tested_at = NULL, last_test_outcome = NULL`;
    await this.#client.integrationField.deleteMany({ where: { organizationId, provider } });
    await this.#client.integrationField.createMany({
      data: drafts.map(({ name, shown, secret }) => ({
        organizationId,
        provider,
        field: name,
        shown,
        sealed: secret === null ? null : this.#envelope.seal(secret, sealingContext(organizationId, provider, name)),
      })),
    });
    const integration = await this.find(provider);
    if (!integration) throw new Error('An integration is gone that was just written.');
    return integration;
  }

  /** False when there was nothing to remove. */
  async remove(provider: IntegrationProvider): Promise<boolean> {
    const { count } = await this.#client.integration.deleteMany({
      where: { organizationId: this.#organizationId, provider },
    });
    return count > 0;
  }

  /** The values themselves, for the service they belong to. @throws CannotOpen when the key that sealed one is gone. */
  async openCredentials(provider: IntegrationProvider): Promise<IntegrationValues> {
    const organizationId = this.#organizationId;
    const rows = await this.#client.integrationField.findMany({ where: { organizationId, provider } });
    return Object.fromEntries(
      rows.map(({ field, shown, sealed }) => [
        field,
        sealed === null ? shown : this.#envelope.open(sealed, sealingContext(organizationId, provider, field)),
      ]),
    );
  }

  /** Compare-and-set: null when the integration was changed or removed since it was tested. */
  async noteTest(
    { provider, configuredAt }: Integration,
    outcome: IntegrationTestOutcome,
    now: Date,
  ): Promise<Integration | null> {
    const [row] = await this.#client.integration.updateManyAndReturn({
      where: { organizationId: this.#organizationId, provider, configuredAt },
      data: { lastTestedAt: now, lastTestOutcome: outcome },
      select: { id: true },
    });
    return row ? this.find(provider) : null;
  }
}
