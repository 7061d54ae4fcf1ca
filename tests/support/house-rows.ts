import type { Services } from '../../platform/process/services.js';
import type { TestOrganization } from '../../platform/testing/test-services.js';
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
