import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { LeadTransaction } from '../data/lead-store.js';
import type { InteractionDraft } from '../domain/interaction.js';
import { mergeCompanies, mergePeople, type MergeRule, type PersonMerge } from '../domain/merge-people.js';
import type { IncomingNote, IncomingPerson } from '../domain/person.js';

/** A batch of people about to be known, and what their history shall say. */
export interface PeopleBatch {
  readonly people: readonly IncomingPerson[];
  readonly rule: MergeRule;
  readonly now: Date;
  readonly runId: string | null;
  /** How a person entered, null when their history says nothing of it; its key makes writing it again harmless. */
  arrivalOf(place: number, merge: PersonMerge): Pick<InteractionDraft, 'kind' | 'text' | 'key'> | null;
}

const noteKeyOf = ({ text, at }: IncomingNote): string =>
  `note:${createHash('sha256')
    .update(`${at?.toISOString() ?? ''}\n${text}`)
    .digest('hex')
    .slice(0, 32)}`;

function noteDrafts(person: IncomingPerson, leadId: string, { now, runId }: PeopleBatch): InteractionDraft[] {
  return person.notes.map((note) => ({
    leadId,
    kind: 'NOTE',
    text: note.text,
    at: note.at ?? now,
    authorId: null,
    runId,
    key: noteKeyOf(note),
  }));
}

function arrivalDraft(batch: PeopleBatch, place: number, merge: PersonMerge): InteractionDraft[] {
  const arrival = batch.arrivalOf(place, merge);
  return arrival === null
    ? []
    : [{ ...arrival, leadId: merge.leadId, at: batch.now, authorId: null, runId: batch.runId }];
}

async function writeCompanies({ people: repository }: LeadTransaction, { people, now }: PeopleBatch) {
  const incoming = people.flatMap(({ company }) => (company ? [company] : []));
  const known = await repository.findCompanies(incoming.map((company) => company.identityKey));
  const { byKey, created, updated } = mergeCompanies(incoming, known, newId);
  await repository.insertCompanies(created, now);
  await repository.updateCompanies(updated);
  const changed = new Set(updated.map((company) => company.identityKey));
  return {
    idOf: (person: IncomingPerson): string | null => byKey.get(person.company?.identityKey ?? '')?.id ?? null,
    isChanged: (person: IncomingPerson): boolean => changed.has(person.company?.identityKey ?? ''),
  };
}

/**
 * Makes a batch of people known: companies, leads and history in a fixed number of statements. Doing it again changes
 * nothing. A note or a company detail that is new makes a known person UPDATED.
 */
export async function writePeople(transaction: LeadTransaction, batch: PeopleBatch): Promise<readonly PersonMerge[]> {
  await transaction.people.lock();
  const companies = await writeCompanies(transaction, batch);
  const known = await transaction.people.findPeople(batch.people);
  const { merges, created, updated } = mergePeople(batch.people, known, companies.idOf, batch.rule, newId);
  await transaction.people.insertPeople(created, batch.now);
  await transaction.people.updatePeople(updated, batch.now);
  const touched = batch.people.map((person, place) => ({ person, place, merge: merges[place] }));
  const notes = touched.flatMap(({ person, merge }) =>
    merge && merge.outcome !== 'LEFT_ALONE' ? noteDrafts(person, merge.leadId, batch) : [],
  );
  const newNotes = await transaction.interactions.append(notes);
  const gaining = new Set([...newNotes].map((written) => written.slice(0, written.indexOf(' '))));
  const outcomes = touched.flatMap(({ person, merge }): PersonMerge[] => {
    if (!merge) return [];
    const gains = merge.outcome === 'UNCHANGED' && (gaining.has(merge.leadId) || companies.isChanged(person));
    return [gains ? { ...merge, outcome: 'UPDATED' } : merge];
  });
  await transaction.interactions.append(outcomes.flatMap((merge, place) => arrivalDraft(batch, place, merge)));
  return outcomes;
}
