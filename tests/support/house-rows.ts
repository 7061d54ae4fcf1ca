import type { Services } from '../../platform/process/services.js';
import type { TestOrganization, TestServices } from '../../platform/testing/test-services.js';
import { CampaignRepository } from '../../subgraphs/campaign/data/campaign.repository.js';
import { EmailRepository } from '../../subgraphs/campaign/data/email.repository.js';
import { RunRepository } from '../../subgraphs/campaign/data/run.repository.js';
import { LeadImportRepository } from '../../subgraphs/lead/data/lead-import.repository.js';

type Lent = Pick<Services, 'database'>;
type Client = ConstructorParameters<typeof RunRepository>[0];

const rowsOf = (client: Client, { scope }: TestOrganization) => ({
  campaigns: new CampaignRepository(client, scope),
  runs: new RunRepository(client, scope),
  emails: new EmailRepository(client, scope),
});

/** Rows of the campaign house, written without an act: for arranging, and for tests of the repositories themselves. */
export function campaignRows({ database }: Lent, organization: TestOrganization) {
  const client = database.forOrganization(organization.scope);
  return {
    ...rowsOf(client, organization),
    transaction: <Result>(work: (rows: ReturnType<typeof rowsOf>) => Promise<Result>): Promise<Result> =>
      client.$transaction((inside) => work(rowsOf(inside, organization))),
  };
}

/** Imports of the lead house, written without an act: for arranging only. */
export const importRows = ({ database }: Lent, { scope }: TestOrganization): LeadImportRepository =>
  new LeadImportRepository(database.forOrganization(scope), scope);

/** Puts an organization on a plan, for arranging only. */
export async function putOnPlan(
  { owner }: Pick<TestServices, 'owner'>,
  { id }: TestOrganization,
  plan: 'TRIAL' | 'STARTER' | 'GROWTH' | 'SCALE',
  trialEndsAt: Date | null = null,
): Promise<void> {
  await owner.query('UPDATE tenant.organizations SET plan = $2, trial_ends_at = $3 WHERE id = $1', [
    id,
    plan,
    trialEndsAt,
  ]);
}

/** Says how much of a counted metric was used in a period, for arranging only. */
export async function haveUsed(
  { owner }: Pick<TestServices, 'owner'>,
  { id }: TestOrganization,
  { metric, period, used }: { readonly metric: string; readonly period: string; readonly used: number },
): Promise<void> {
  await owner.query(
    'INSERT INTO platform.usage_counters (organization_id, metric, period, used, warned) VALUES ($1, $2, $3, $4, 100)',
    [id, metric, period, used],
  );
}
