import { companyKey } from './company-identity.js';
import { languageOfRow } from './import-language.js';
import type { ImportedLead } from './import-row.js';
import type { Language } from './language.js';
import { importedListSource } from './lead-source.js';
import type { IncomingCompany, IncomingPerson } from './person.js';
import { personKeyOf } from './read-prospect.js';

/** The agents write French and English: English to everybody who is known not to read French. */
const languageOf = (row: ImportedLead, listLanguage: Language | null): Language => {
  if (row.language !== null) return row.language === 'fr' ? 'FR' : 'EN';
  return languageOfRow(row) ?? listLanguage ?? 'FR';
};

function companyOf(row: ImportedLead): IncomingCompany | null {
  const identityKey = companyKey({ name: row.companyName, domain: row.companyDomain });
  const name = row.companyName ?? row.companyDomain;
  if (identityKey === null || name === null) return null;
  return {
    identityKey,
    name,
    domain: row.companyDomain,
    industry: row.industry,
    subIndustry: null,
    employees: row.employees?.text ?? null,
    city: row.city,
    region: row.region,
    country: row.country,
    listing: null,
    foundedYear: null,
  };
}

/**
 * The person that an accepted row of a file describes.
 * @param listLanguage what the headers of the file are written in; null when they do not tell.
 */
export function personOfRow(row: ImportedLead, listLanguage: Language | null): IncomingPerson {
  return {
    fullName: row.fullName ?? row.email?.address ?? '',
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email?.address ?? null,
    emailNormalised: row.email?.normalised ?? null,
    personKey: personKeyOf(row),
    phone: row.phone,
    linkedinUrl: row.linkedinUrl,
    jobTitle: row.jobTitle,
    language: languageOf(row, listLanguage),
    source: importedListSource,
    fictitious: false,
    externalId: row.externalId,
    company: companyOf(row),
    notes: row.notes === null ? [] : [{ text: row.notes, at: null }],
  };
}
