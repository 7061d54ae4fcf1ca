import { companyKey, normaliseDomain } from './company-identity.js';
import { isEmailAddress, parseEmailAddress, type EmailAddress } from './email-address.js';
import { identityKeys } from './import-dedupe.js';
import { noteLengthMax } from './interaction.js';
import type { Language } from './language.js';
import type { FieldProblem } from './lead-problems.js';
import { leadSources } from './lead-source.js';
import type { IncomingCompany, IncomingNote, IncomingPerson } from './person.js';
import { storableText } from './storable-text.js';

/** A company as a prospector found it. */
export interface ProspectCompany {
  readonly name: string;
  readonly domain?: string | null;
  readonly industry?: string | null;
  readonly subIndustry?: string | null;
  readonly employees?: string | null;
  readonly city?: string | null;
  readonly region?: string | null;
  readonly country?: string | null;
  readonly listing?: string | null;
  readonly foundedYear?: number | null;
}

/** A person as a prospector found them. */
export interface Prospect {
  readonly fullName: string;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly email?: string | null;
  readonly jobTitle?: string | null;
  readonly language: Language;
  readonly source: string;
  readonly fictitious: boolean;
  readonly externalId?: string | null;
  readonly company?: ProspectCompany | null;
  readonly notes?: readonly { readonly text: string; readonly at: Date }[] | null;
}

const textLengthMax = 500;
const notesMax = 50;

/** The text trimmed, null when nothing is left. */
const textOf = (text: string | null | undefined): string | null => {
  const trimmed = storableText(text ?? '').trim();
  return trimmed === '' ? null : trimmed;
};

/** What two spellings of a person within their company share; null when too little is known. */
export const personKeyOf = (person: {
  readonly email: EmailAddress | null;
  readonly fullName: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly companyName: string | null;
  readonly companyDomain: string | null;
}): string | null => {
  const unknown = {
    jobTitle: null,
    phone: null,
    linkedinUrl: null,
    industry: null,
    employees: null,
    city: null,
    region: null,
    country: null,
  };
  const keys = identityKeys({ ...unknown, ...person, language: null, notes: null, externalId: null, remarks: [] });
  return keys.find(({ kind }) => kind !== 'email')?.key ?? null;
};

function readCompany(company: ProspectCompany): IncomingCompany | null {
  const name = textOf(company.name);
  const domain = normaliseDomain(company.domain ?? '');
  const identityKey = companyKey({ name, domain });
  if (identityKey === null) return null;
  return {
    identityKey,
    name: name ?? domain ?? '',
    domain,
    industry: textOf(company.industry),
    subIndustry: textOf(company.subIndustry),
    employees: textOf(company.employees),
    city: textOf(company.city),
    region: textOf(company.region),
    country: textOf(company.country),
    listing: textOf(company.listing),
    foundedYear: company.foundedYear ?? null,
  };
}

function lengthProblems(prospect: Prospect): FieldProblem[] {
  const texts = Object.entries({ ...prospect.company, ...prospect });
  const tooLong = texts.filter(([, text]) => typeof text === 'string' && text.length > textLengthMax);
  return tooLong.map(([path]) => ({
    path,
    message: `Keep every text of a prospect under ${textLengthMax} characters.`,
  }));
}

function noteProblems(prospect: Prospect): FieldProblem[] {
  const notes = prospect.notes ?? [];
  if (notes.length > notesMax) return [{ path: 'notes', message: `A prospect has at most ${notesMax} notes.` }];
  return notes.flatMap(({ text }, index) =>
    text.length > noteLengthMax
      ? [{ path: `notes.${index}.text`, message: `Keep a note under ${noteLengthMax} characters.` }]
      : [],
  );
}

function readEmail(text: string | null, problems: FieldProblem[]): EmailAddress | null {
  if (text === null) return null;
  const parsed = parseEmailAddress(text);
  if (isEmailAddress(parsed)) return parsed;
  problems.push({ path: 'email', message: parsed.sentence.EN });
  return null;
}

const readNotes = (prospect: Prospect): readonly IncomingNote[] =>
  (prospect.notes ?? []).flatMap(({ text, at }) => {
    const kept = textOf(text);
    return kept === null ? [] : [{ text: kept, at }];
  });

/** Reads a prospect, or says everything that is wrong with it; paths start at the prospect. */
export function readProspect(prospect: Prospect): IncomingPerson | { readonly problems: readonly FieldProblem[] } {
  const problems = [...lengthProblems(prospect), ...noteProblems(prospect)];
  const check = (holds: boolean, path: string, message: string): void => {
    if (!holds) problems.push({ path, message });
  };
  const fullName = textOf(prospect.fullName);
  const company = prospect.company ? readCompany(prospect.company) : null;
  const email = readEmail(textOf(prospect.email), problems);
  const foundedYear = company?.foundedYear ?? null;
  check(fullName !== null, 'fullName', 'A prospect needs a name.');
  check(!prospect.company || company !== null, 'company.name', 'A company needs a name.');
  check(
    foundedYear === null || (foundedYear >= 1000 && foundedYear <= 2200),
    'company.foundedYear',
    'A founding year has four digits.',
  );
  check(
    leadSources.includes(prospect.source),
    'source',
    `"${prospect.source.slice(0, 100)}" is not a source that people may be taken from.`,
  );
  check(email !== null || company !== null, 'email', 'A prospect needs an address or a company.');
  if (fullName === null || problems.length > 0) return { problems };
  const names = { fullName, firstName: textOf(prospect.firstName), lastName: textOf(prospect.lastName) };
  return {
    ...names,
    email: email?.address ?? null,
    emailNormalised: email?.normalised ?? null,
    personKey: personKeyOf({
      ...names,
      email,
      companyName: company?.name ?? null,
      companyDomain: company?.domain ?? null,
    }),
    phone: null,
    linkedinUrl: null,
    jobTitle: textOf(prospect.jobTitle),
    language: prospect.language,
    source: prospect.source,
    fictitious: prospect.fictitious,
    externalId: textOf(prospect.externalId),
    company,
    notes: readNotes(prospect),
  };
}
