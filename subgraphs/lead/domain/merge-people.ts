import type { CompanyRecord, IncomingCompany, IncomingPerson, PersonRecord } from './person.js';

/** What became of one incoming person. */
export interface PersonMerge {
  readonly leadId: string;
  /**
   * LEFT_ALONE: the lead belongs to another campaign and nothing of it was touched. NO_ROOM: nobody knew the person, and
   * the plan allows nobody more; nothing was written.
   */
  readonly outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'LEFT_ALONE' | 'NO_ROOM';
}

/** What has to be written so that a batch of people is known. */
export interface MergePlan<Row> {
  readonly created: readonly Row[];
  readonly updated: readonly Row[];
}

/** How people meet the ones that are known already. */
export interface MergeRule {
  /** The campaign leads join when they belong to none; null when they join none. */
  readonly campaignId: string | null;
  /** Whether leads of another campaign are left as they are. */
  readonly leavesOthersAlone: boolean;
}

const blankCompanyFields = [
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

/** Joins companies to the known ones by identity key; only blank fields are filled. */
export function mergeCompanies(
  incoming: readonly IncomingCompany[],
  known: readonly CompanyRecord[],
  newId: () => string,
): MergePlan<CompanyRecord> & { readonly byKey: ReadonlyMap<string, CompanyRecord> } {
  const byKey = new Map(known.map((company) => [company.identityKey, company]));
  const createdKeys = new Set<string>();
  const updatedKeys = new Set<string>();
  for (const company of incoming) {
    const record = byKey.get(company.identityKey);
    if (!record) {
      byKey.set(company.identityKey, { ...company, id: newId() });
      createdKeys.add(company.identityKey);
      continue;
    }
    const gains = blankCompanyFields.filter((field) => record[field] === null && company[field] !== null);
    if (gains.length === 0) continue;
    byKey.set(company.identityKey, { ...record, ...Object.fromEntries(gains.map((field) => [field, company[field]])) });
    if (!createdKeys.has(company.identityKey)) updatedKeys.add(company.identityKey);
  }
  const rowsOf = (keys: ReadonlySet<string>): CompanyRecord[] =>
    [...byKey.values()].filter((row) => keys.has(row.identityKey));
  return { byKey, created: rowsOf(createdKeys), updated: rowsOf(updatedKeys) };
}

/** The leads of a batch by the two things that identify a person. */
class PeopleIndex {
  readonly #byEmail = new Map<string, string>();
  readonly #byPersonKey = new Map<string, string>();
  readonly rows = new Map<string, PersonRecord>();

  constructor(known: readonly PersonRecord[]) {
    for (const row of known) this.put(row);
  }

  /** By address first, then by name within the company. */
  find(person: IncomingPerson): PersonRecord | null {
    const id = this.#byEmail.get(person.emailNormalised ?? '') ?? this.#byPersonKey.get(person.personKey ?? '');
    return id === undefined ? null : (this.rows.get(id) ?? null);
  }

  isKeyFree(personKey: string | null): boolean {
    return personKey !== null && !this.#byPersonKey.has(personKey);
  }

  /** From now on in this batch, what else the person is known by leads to the same lead. */
  alias(person: IncomingPerson, leadId: string): void {
    const { emailNormalised, personKey } = person;
    if (emailNormalised !== null && !this.#byEmail.has(emailNormalised)) this.#byEmail.set(emailNormalised, leadId);
    if (personKey !== null && !this.#byPersonKey.has(personKey)) this.#byPersonKey.set(personKey, leadId);
  }

  put(row: PersonRecord): void {
    this.rows.set(row.id, row);
    if (row.emailNormalised !== null) this.#byEmail.set(row.emailNormalised, row.id);
    if (row.personKey !== null) this.#byPersonKey.set(row.personKey, row.id);
  }
}

const blankFields = ['firstName', 'lastName', 'phone', 'linkedinUrl', 'jobTitle', 'externalId'] as const;

/** The lead with its blank fields filled; the same object when there is nothing to fill. */
function fillBlanks(
  row: PersonRecord,
  person: IncomingPerson,
  companyId: string | null,
  rule: MergeRule,
  index: PeopleIndex,
): PersonRecord {
  const gains: { -readonly [Field in keyof PersonRecord]?: PersonRecord[Field] } = {};
  for (const field of blankFields) if (row[field] === null && person[field] !== null) gains[field] = person[field];
  if (row.email === null && person.email !== null) {
    gains.email = person.email;
    gains.emailNormalised = person.emailNormalised;
  }
  // A lead without a name carries its address in the place of one.
  if (row.fullName === row.email && person.fullName !== person.email) gains.fullName = person.fullName;
  if (row.personKey === null && index.isKeyFree(person.personKey)) gains.personKey = person.personKey;
  if (row.companyId === null && companyId !== null) gains.companyId = companyId;
  if (row.campaignId === null && rule.campaignId !== null) gains.campaignId = rule.campaignId;
  return Object.keys(gains).length === 0 ? row : { ...row, ...gains };
}

const newRow = (
  person: IncomingPerson,
  place: Pick<PersonRecord, 'id' | 'companyId' | 'campaignId'>,
): PersonRecord => ({
  ...place,
  fullName: person.fullName,
  firstName: person.firstName,
  lastName: person.lastName,
  email: person.email,
  emailNormalised: person.emailNormalised,
  personKey: person.personKey,
  phone: person.phone,
  linkedinUrl: person.linkedinUrl,
  jobTitle: person.jobTitle,
  language: person.language,
  source: person.source,
  fictitious: person.fictitious,
  externalId: person.externalId,
});

/**
 * Joins people to the known leads, the address deciding before the name; only blank fields are filled, and a person
 * twice in the batch is one lead.
 */
export function mergePeople(
  people: readonly IncomingPerson[],
  known: readonly PersonRecord[],
  companyIdOf: (person: IncomingPerson) => string | null,
  rule: MergeRule,
  newId: () => string,
): MergePlan<PersonRecord> & { readonly merges: readonly PersonMerge[] } {
  const index = new PeopleIndex(known);
  const created = new Set<string>();
  const updated = new Set<string>();
  const mergeOne = (person: IncomingPerson): PersonMerge => {
    const row = index.find(person);
    if (!row) {
      const id = newId();
      index.put(newRow(person, { id, companyId: companyIdOf(person), campaignId: rule.campaignId }));
      created.add(id);
      return { leadId: id, outcome: 'CREATED' };
    }
    if (rule.leavesOthersAlone && row.campaignId !== null && row.campaignId !== rule.campaignId) {
      return { leadId: row.id, outcome: 'LEFT_ALONE' };
    }
    const filled = fillBlanks(row, person, companyIdOf(person), rule, index);
    if (filled === row) return { leadId: row.id, outcome: 'UNCHANGED' };
    index.put(filled);
    if (!created.has(row.id)) updated.add(row.id);
    return { leadId: row.id, outcome: 'UPDATED' };
  };
  const merges = people.map((person) => {
    const merge = mergeOne(person);
    index.alias(person, merge.leadId);
    return merge;
  });
  const rowsOf = (ids: ReadonlySet<string>): PersonRecord[] =>
    [...index.rows.values()].filter((row) => ids.has(row.id));
  return { merges, created: rowsOf(created), updated: rowsOf(updated) };
}
