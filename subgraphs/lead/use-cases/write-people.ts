import { createHash } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { shortageOf } from '../../../platform/quota/quota-desk.js';
import type { PlanLimitReached, TrialEnded } from '../../../platform/quota/quota-problems.js';
import type { LeadTransaction } from '../data/lead-store.js';
import type { InteractionDraft } from '../domain/interaction.js';
import { mergeCompanies, mergePeople, type MergeRule, type PersonMerge } from '../domain/merge-people.js';
import type { CompanyRecord, IncomingNote, IncomingPerson, PersonRecord } from '../domain/person.js';

/** A batch of people about to be known, and what their history shall say. */
export interface PeopleBatch {
  readonly people: readonly IncomingPerson[];
  readonly rule: MergeRule;
  readonly now: Date;
  readonly runId: string | null;
  /** How a person entered, null when their history says nothing of it; its key makes writing it again harmless. */
  arrivalOf(place: number, merge: PersonMerge): Pick<InteractionDraft, 'kind' | 'text' | 'translations' | 'key'> | null;
}

/** What became of a batch. */
export interface WrittenPeople {
  /** In the order of the batch. */
  readonly merges: readonly PersonMerge[];
  /** Why some were left out, null when everybody found room. */
  readonly shortage: PlanLimitReached | TrialEnded | null;
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
    translations: {},
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

interface Known {
  readonly companies: readonly CompanyRecord[];
  readonly people: readonly PersonRecord[];
}

/** What has to be written so that these people are known; nothing is written yet. */
function planOf(people: readonly IncomingPerson[], known: Known, rule: MergeRule) {
  const companies = mergeCompanies(
    people.flatMap(({ company }) => (company ? [company] : [])),
    known.companies,
    newId,
  );
  const companyIdOf = (person: IncomingPerson): string | null =>
    companies.byKey.get(person.company?.identityKey ?? '')?.id ?? null;
  return { companies, people: mergePeople(people, known.people, companyIdOf, rule, newId) };
}

type Plan = ReturnType<typeof planOf>;

/** The places of a batch whose people the plan of the organization leaves out: those of the last new ones. */
function placesWithoutRoom(
  merges: readonly PersonMerge[],
  created: readonly PersonRecord[],
  room: number,
): Set<number> {
  const left = new Set(created.slice(room).map(({ id }) => id));
  return new Set(merges.flatMap(({ leadId }, place) => (left.has(leadId) ? [place] : [])));
}

/** Takes room for everybody new, or for as many as there is; whoever is left out is not part of the plan any more. */
async function withinPlan(
  { quota }: LeadTransaction,
  { people, rule, now }: PeopleBatch,
  known: Known,
): Promise<{
  readonly plan: Plan;
  readonly leftOut: ReadonlySet<number>;
  readonly shortage: WrittenPeople['shortage'];
}> {
  const plan = planOf(people, known, rule);
  const wanted = plan.people.created.length;
  if (wanted === 0) return { plan, leftOut: new Set(), shortage: null };
  const room = await quota.reserveUpTo('LEADS', wanted, now);
  const granted = room.kind === 'Reserved' ? room.granted : 0;
  if (granted === wanted) return { plan, leftOut: new Set(), shortage: null };
  const leftOut = placesWithoutRoom(plan.people.merges, plan.people.created, granted);
  const kept = people.filter((_, place) => !leftOut.has(place));
  return { plan: planOf(kept, known, rule), leftOut, shortage: shortageOf(room) };
}

/** The merges of a whole batch, those of the people left out among them. */
function mergesOf({ people: { merges } }: Plan, count: number, leftOut: ReadonlySet<number>): readonly PersonMerge[] {
  const kept = merges.values();
  return Array.from({ length: count }, (_, place): PersonMerge => {
    const merge = leftOut.has(place) ? undefined : kept.next().value;
    return merge ?? { leadId: '', outcome: 'NO_ROOM' };
  });
}

/**
 * Makes a batch of people known: companies, leads and history in a fixed number of statements. Doing it again changes
 * nothing. A note or a company detail that is new makes a known person UPDATED. People whom the plan has no room for are
 * left out whole, their companies and notes with them.
 */
export async function writePeople(transaction: LeadTransaction, batch: PeopleBatch): Promise<WrittenPeople> {
  await transaction.people.lock();
  const { people, now } = batch;
  const keys = people.flatMap(({ company }) => (company ? [company.identityKey] : []));
  const companies = await transaction.people.findCompanies(keys);
  const known: Known = { companies, people: await transaction.people.findPeople(people) };
  const { plan, leftOut, shortage } = await withinPlan(transaction, batch, known);
  await transaction.people.insertCompanies(plan.companies.created, now);
  await transaction.people.updateCompanies(plan.companies.updated);
  await transaction.people.insertPeople(plan.people.created, now);
  await transaction.people.updatePeople(plan.people.updated, now);
  const merges = mergesOf(plan, people.length, leftOut);
  return { merges: await writeHistory(transaction, batch, merges, plan), shortage };
}

/** Notes and arrivals; a known person who gains a note, or a detail of the company, is UPDATED. */
async function writeHistory(
  { interactions }: LeadTransaction,
  batch: PeopleBatch,
  merges: readonly PersonMerge[],
  { companies }: Plan,
): Promise<readonly PersonMerge[]> {
  const changed = new Set(companies.updated.map((company) => company.identityKey));
  const touched = batch.people.map((person, place) => ({ person, merge: merges[place] }));
  const isWritten = ({ outcome }: PersonMerge): boolean => outcome !== 'LEFT_ALONE' && outcome !== 'NO_ROOM';
  const notes = touched.flatMap(({ person, merge }) =>
    merge && isWritten(merge) ? noteDrafts(person, merge.leadId, batch) : [],
  );
  const newNotes = await interactions.append(notes);
  const gaining = new Set([...newNotes].map((written) => written.slice(0, written.indexOf(' '))));
  const outcomes = touched.flatMap(({ person, merge }): PersonMerge[] => {
    if (!merge) return [];
    const isChanged = changed.has(person.company?.identityKey ?? '');
    const gains = merge.outcome === 'UNCHANGED' && (gaining.has(merge.leadId) || isChanged);
    return [gains ? { ...merge, outcome: 'UPDATED' } : merge];
  });
  const arriving = outcomes.flatMap((merge, place) => (isWritten(merge) ? arrivalDraft(batch, place, merge) : []));
  await interactions.append(arriving);
  return outcomes;
}
