import type { LeadStore } from '../data/lead-store.js';
import { dossierNotesMax, sourcesOf, type LeadDossier } from '../domain/dossier.js';

/** The dossiers of leads, in the given order, in a fixed number of statements. */
export async function readDossiers(
  store: LeadStore,
  leadIds: readonly string[],
  runId: string,
  now: Date,
): Promise<readonly LeadDossier[]> {
  const [leads, notes, assessments] = await Promise.all([
    store.leads.findByIds(leadIds),
    store.interactions.newestNotes(leadIds, dossierNotesMax),
    store.assessments.ofRun(runId, leadIds),
  ]);
  const companyIds = [...leads.values()].flatMap((lead) => lead.companyId ?? []);
  const companies = await store.companies.findByIds([...new Set(companyIds)]);
  return leadIds.flatMap((id) => {
    const lead = leads.get(id);
    if (!lead) return [];
    const company = companies.get(lead.companyId ?? '') ?? null;
    const sources = sourcesOf(lead, company, notes.get(id) ?? []);
    return [{ lead, sources, referenceDate: now, assessment: assessments.get(id) ?? null }];
  });
}

/** The rows of a page and where the next one begins, out of up to `first + 1` ids. */
export function cutPage(
  ids: readonly string[],
  first: number,
): { readonly page: readonly string[]; readonly next: string | null } {
  const page = ids.slice(0, first);
  return { page, next: ids.length > first ? (page.at(-1) ?? null) : null };
}
