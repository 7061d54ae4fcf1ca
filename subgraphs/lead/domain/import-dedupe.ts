import { companyKey, personKey } from './company-identity.js';
import { isFreeMailDomain } from './email-address.js';
import type { ImportedLead } from './import-row.js';

/** By what two rows are found to be one person. */
export type IdentityKind = 'email' | 'domain-and-name' | 'company-and-name';

/** A text that every row of one person shares. Never shown to people. */
export interface IdentityKey {
  kind: IdentityKind;
  key: string;
}

/** The row that a row repeats, and what gave it away. */
export interface DuplicateRow {
  rowNumber: number;
  kind: IdentityKind;
}

/**
 * The keys of a lead, the surest first: its address, then its name within its domain, or within its company when no
 * domain is known. The domain of the address stands in for a missing web site unless anybody may have a mailbox there.
 */
export function identityKeys(lead: ImportedLead): IdentityKey[] {
  const keys: IdentityKey[] = [];
  if (lead.email !== null) keys.push({ kind: 'email', key: `email:${lead.email.normalised}` });
  const person = personKey(lead);
  if (person === null) return keys;
  const domain = domainOf(lead);
  const company = companyKey({ name: lead.companyName });
  if (domain !== null) keys.push({ kind: 'domain-and-name', key: `domain:${domain}|${person}` });
  else if (company !== null) keys.push({ kind: 'company-and-name', key: `company:${company}|${person}` });
  return keys;
}

/** Remembers the rows of one import.. */
export interface BatchIndex {
  /** Adds a row, unless an earlier one is the same person: then says which, and the first row stays the reference. */
  add(lead: ImportedLead, rowNumber: number): DuplicateRow | null;
}

/** An empty index for one import. */
export function createBatchIndex(): BatchIndex {
  const rowByKey = new Map<string, number>();
  return {
    add(lead, rowNumber) {
      const keys = identityKeys(lead);
      const known = keys.find(({ key }) => rowByKey.has(key));
      const original = known === undefined ? undefined : rowByKey.get(known.key);
      // The other keys of a repeated row lead to the same person from now on.
      for (const { key } of keys) if (!rowByKey.has(key)) rowByKey.set(key, original ?? rowNumber);
      return known === undefined || original === undefined ? null : { rowNumber: original, kind: known.kind };
    },
  };
}

function domainOf(lead: ImportedLead): string | null {
  const candidates = [lead.companyDomain, lead.email?.domain];
  return candidates.find((domain) => typeof domain === 'string' && !isFreeMailDomain(domain)) ?? null;
}
