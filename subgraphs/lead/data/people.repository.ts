import type { Prisma } from '../../../prisma/generated/client.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import type { Language } from '../domain/language.js';
import type { Lead, LeadStatus } from '../domain/lead.js';
import type { CompanyRecord, IncomingPerson, PersonRecord } from '../domain/person.js';
import { toLead } from './lead.repository.js';
import type { OrganizationClient } from './organization-client.js';

const toPerson = (row: Prisma.LeadModel): PersonRecord => ({
  id: row.id,
  campaignId: row.campaignId,
  companyId: row.companyId,
  fullName: row.fullName,
  firstName: row.firstName,
  lastName: row.lastName,
  email: row.email,
  emailNormalised: row.emailNormalised,
  personKey: row.personKey,
  phone: row.phone,
  linkedinUrl: row.linkedinUrl,
  jobTitle: row.jobTitle,
  language: row.language as Language,
  source: row.source,
  fictitious: row.fictitious,
  externalId: row.externalId,
});

const valuesOf = (texts: readonly (string | null)[]): string[] => [...new Set(texts.filter((text) => text !== null))];

/** Writes people and companies in batches: one statement per kind of change, whatever the size of the batch. */
export class PeopleRepository {
  readonly #client: OrganizationClient;
  readonly #organizationId: string;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  /** One batch of people at a time in an organization until the transaction ends: two could otherwise create the same person. */
  async lock(): Promise<void> {
    await this.#client.$executeRawUnsafe(
      `SELECT pg_advisory_xact_lock(hashtextextended('lead.people:' || $1, 0))`,
      this.#organizationId,
    );
  }

  async findCompanies(identityKeys: readonly string[]): Promise<readonly CompanyRecord[]> {
    const keys = valuesOf(identityKeys);
    if (keys.length === 0) return [];
    return this.#client.company.findMany({
      where: { organizationId: this.#organizationId, identityKey: { in: keys } },
    });
  }

  async insertCompanies(companies: readonly CompanyRecord[], now: Date): Promise<void> {
    if (companies.length === 0) return;
    await this.#client.$executeRawUnsafe(
      `INSERT INTO lead.companies (organization_id, created_at, id, identity_key, name, domain, industry, sub_industry, employees, city, region, country, listing, founded_year)
       SELECT $1::uuid, $2::timestamptz, c.* FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
         $10::text[], $11::text[], $12::text[], $13::text[], $14::int[]) AS c
       ON CONFLICT (organization_id, identity_key) DO NOTHING`,
      this.#organizationId,
      now.toISOString(),
      companies.map((company) => company.id),
      companies.map((company) => company.identityKey),
      companies.map((company) => company.name),
      ...this.#companyColumns(companies),
    );
  }

  async updateCompanies(companies: readonly CompanyRecord[]): Promise<void> {
    if (companies.length === 0) return;
    await this.#client.$executeRawUnsafe(
      `UPDATE lead.companies AS k SET domain = c.domain, industry = c.industry, sub_industry = c.sub_industry, employees = c.employees,
         city = c.city, region = c.region, country = c.country, listing = c.listing, founded_year = c.founded_year
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::int[])
         AS c (id, domain, industry, sub_industry, employees, city, region, country, listing, founded_year)
       WHERE k.organization_id = $1::uuid AND k.id = c.id`,
      this.#organizationId,
      companies.map((company) => company.id),
      ...this.#companyColumns(companies),
    );
  }

  /** The known leads that somebody of the batch may be, by address or by name within the company. */
  async findPeople(people: readonly IncomingPerson[]): Promise<readonly PersonRecord[]> {
    const emails = valuesOf(people.map((person) => person.emailNormalised));
    const keys = valuesOf(people.map((person) => person.personKey));
    if (emails.length + keys.length === 0) return [];
    const organizationId = this.#organizationId;
    // Two lookups: an OR of both would read every lead of the organization.
    const byEmail = await this.#client.lead.findMany({ where: { organizationId, emailNormalised: { in: emails } } });
    const byKey = await this.#client.lead.findMany({ where: { organizationId, personKey: { in: keys } } });
    return [...new Map([...byEmail, ...byKey].map((row) => [row.id, toPerson(row)])).values()];
  }

  async insertPeople(people: readonly PersonRecord[], now: Date): Promise<void> {
    if (people.length === 0) return;
    await this.#client.$executeRawUnsafe(
      `INSERT INTO lead.leads (organization_id, created_at, updated_at, id, campaign_id, company_id, full_name, first_name, last_name, email,
         email_normalised, person_key, phone, linkedin_url, job_title, external_id, language, source, fictitious)
       SELECT $1::uuid, $2::timestamptz, $2::timestamptz, p.* FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[],
         $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::boolean[]) AS p`,
      this.#organizationId,
      now.toISOString(),
      ...this.#personColumns(people),
      people.map((person) => person.language),
      people.map((person) => person.source),
      people.map((person) => person.fictitious),
    );
  }

  async updatePeople(people: readonly PersonRecord[], now: Date): Promise<void> {
    if (people.length === 0) return;
    await this.#client.$executeRawUnsafe(
      `UPDATE lead.leads AS l SET updated_at = $2::timestamptz, campaign_id = p.campaign_id, company_id = p.company_id, full_name = p.full_name,
         first_name = p.first_name, last_name = p.last_name, email = p.email, email_normalised = p.email_normalised, person_key = p.person_key,
         phone = p.phone, linkedin_url = p.linkedin_url, job_title = p.job_title, external_id = p.external_id
       FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
         $13::text[], $14::text[], $15::text[])
         AS p (id, campaign_id, company_id, full_name, first_name, last_name, email, email_normalised, person_key, phone, linkedin_url, job_title, external_id)
       WHERE l.organization_id = $1::uuid AND l.id = p.id`,
      this.#organizationId,
      now.toISOString(),
      ...this.#personColumns(people),
    );
  }

  /** The leads with these normalised addresses, by address, with their rows locked until the transaction ends. */
  async lockByAddress(addresses: readonly string[]): Promise<ReadonlyMap<string, Lead>> {
    const rows = await this.#client.lead.findMany({
      where: { organizationId: this.#organizationId, emailNormalised: { in: [...addresses] } },
      select: { id: true, emailNormalised: true },
    });
    const leads = await this.lockLeads(rows.map(({ id }) => id));
    return new Map(
      rows.flatMap(({ id, emailNormalised }) => {
        const lead = leads.get(id);
        return lead && emailNormalised !== null ? [[emailNormalised, lead] as const] : [];
      }),
    );
  }

  /** Moves leads to another state; the caller holds the rows locked and knows that they may go there. */
  async move(ids: readonly string[], status: LeadStatus, now: Date): Promise<void> {
    if (ids.length === 0) return;
    await this.#client.lead.updateMany({
      where: { organizationId: this.#organizationId, id: { in: [...ids] } },
      data: { status, updatedAt: now },
    });
  }

  /** Leads by id with their rows locked until the transaction ends; always locked in the same order. */
  async lockLeads(ids: readonly string[]): Promise<ReadonlyMap<string, Lead>> {
    if (ids.length === 0) return new Map();
    await this.#client.$executeRawUnsafe(
      `SELECT 1 FROM lead.leads WHERE organization_id = $1::uuid AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`,
      this.#organizationId,
      ids,
    );
    const rows = await this.#client.lead.findMany({
      where: { organizationId: this.#organizationId, id: { in: [...ids] } },
    });
    return new Map(rows.map((row) => [row.id, toLead(row)]));
  }

  #companyColumns(companies: readonly CompanyRecord[]): unknown[] {
    const fields = [
      'domain',
      'industry',
      'subIndustry',
      'employees',
      'city',
      'region',
      'country',
      'listing',
      'foundedYear',
    ] as const;
    return fields.map((field) => companies.map((company) => company[field]));
  }

  #personColumns(people: readonly PersonRecord[]): unknown[] {
    const fields = [
      'id',
      'campaignId',
      'companyId',
      'fullName',
      'firstName',
      'lastName',
      'email',
      'emailNormalised',
      'personKey',
      'phone',
      'linkedinUrl',
      'jobTitle',
      'externalId',
    ] as const;
    return fields.map((field) => people.map((person) => person[field]));
  }
}
