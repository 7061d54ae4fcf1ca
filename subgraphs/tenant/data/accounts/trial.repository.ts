import type { Prisma } from '../../../../prisma/generated/client.js';
import type { Applicant } from '../../domain/accounts/registration.js';

/** Organizations of those who register. */
export class TrialRepository {
  readonly #client: Prisma.TransactionClient;

  constructor(client: Prisma.TransactionClient) {
    this.#client = client;
  }

  /** Makes an organization on trial (O-07) and answers its id. */
  async add(
    applicant: Pick<Applicant, 'organizationName' | 'organizationType' | 'siret' | 'vatNumber' | 'locale'>,
    trial: { readonly slug: string; readonly startsAt: Date; readonly endsAt: Date },
  ): Promise<string> {
    const { organizationName, organizationType, siret, vatNumber, locale } = applicant;
    const { slug, startsAt, endsAt } = trial;
    const [row] = await this.#client.$queryRaw<{ id: string }[]>`
      INSERT INTO tenant.organizations (name, slug, locale, type, siret, vat_number, plan, trial_ends_at, created_at, updated_at)
      VALUES (${organizationName}, ${slug}, ${locale}, ${organizationType}, ${siret}, ${vatNumber}, 'TRIAL', ${endsAt}::timestamptz,
        ${startsAt}::timestamptz, ${startsAt}::timestamptz) RETURNING id`;
    if (!row) throw new Error('The database made no organization.');
    return row.id;
  }
}
