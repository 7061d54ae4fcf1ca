import { companyKey } from './company-identity.js';
import type { ImportedLead } from './import-row.js';
import type { Language } from './lead.js';
import { importedListSource } from './lead-source.js';
import type { IncomingCompany, IncomingPerson } from './person.js';
import { personKeyOf } from './read-prospect.js';

/** The agents write French and English: French when nothing is known, English to everybody who does not read French. */
const languageOf = (code: string | null): Language => (code === null || code === 'fr' ? 'FR' : 'EN');

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

/** The person that an accepted row of a file describes. */
export function personOfRow(row: ImportedLead): IncomingPerson {
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
    language: languageOf(row.language),
    source: importedListSource,
    fictitious: false,
    externalId: row.externalId,
    company: companyOf(row),
    notes: row.notes === null ? [] : [{ text: row.notes, at: null }],
  };
}
