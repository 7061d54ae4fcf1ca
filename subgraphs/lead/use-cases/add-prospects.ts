import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import type { PlanLimitReached, TrialEnded } from '../../../platform/quota/quota-problems.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { LeadStore } from '../data/lead-store.js';
import { isIdentifier } from '../domain/identifier.js';
import { inHistory, interactionSentences } from '../domain/interaction.js';
import type { Lead } from '../domain/lead.js';
import { prospectsAdded } from '../domain/lead-acts.js';
import { invalidInput, type FieldProblem, type InvalidInput } from '../domain/lead-problems.js';
import type { PersonMerge } from '../domain/merge-people.js';
import type { IncomingPerson } from '../domain/person.js';
import { readProspect, type Prospect } from '../domain/read-prospect.js';
import { assertOwnRun } from './own-run.js';
import { writePeople } from './write-people.js';

/** What adding prospects can come to. */
export type AddProspectsOutcome =
  | {
      readonly kind: 'ProspectsAdded';
      /** Those who are in the campaign now, in the order of the input, each once. */
      readonly leads: readonly Lead[];
      /** People the organization did not know before. */
      readonly addedCount: number;
      /** People it knew, in whatever campaign. */
      readonly knownCount: number;
      /** People whom the plan has no room for; nothing of them was written. */
      readonly leftOutCount: number;
    }
  | InvalidInput
  | PlanLimitReached
  | TrialEnded;

/** What a prospector found for a campaign. */
export interface AddProspectsInput {
  readonly runId: string;
  readonly campaignId: string;
  readonly prospects: readonly Prospect[];
}

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly clock: Clock;
}

/** The most prospects of one batch. */
const prospectsMax = 200;

function readProspects({ campaignId, prospects }: AddProspectsInput): readonly IncomingPerson[] | InvalidInput {
  const problems: FieldProblem[] = [];
  if (!isIdentifier(campaignId)) problems.push({ path: 'campaignId', message: 'This is not the id of a campaign.' });
  if (prospects.length > prospectsMax)
    problems.push({ path: 'prospects', message: `Add at most ${prospectsMax} prospects at a time.` });
  const people = prospects.slice(0, prospectsMax).flatMap((prospect, place) => {
    const person = readProspect(prospect);
    if (!('problems' in person)) return [person];
    problems.push(...person.problems.map(({ path, message }) => ({ path: `prospects.${place}.${path}`, message })));
    return [];
  });
  return problems.length > 0 ? invalidInput(problems) : people;
}

const distinct = (merges: readonly PersonMerge[], isWanted: (merge: PersonMerge) => boolean): readonly string[] => [
  ...new Set(merges.filter(isWanted).map((merge) => merge.leadId)),
];

/** What a batch came to. */
interface Added {
  /** Those who are in the campaign now. */
  readonly ids: readonly string[];
  readonly addedCount: number;
  readonly knownCount: number;
  readonly leftOutCount: number;
}

const hasNoRoom = ({ outcome }: PersonMerge): boolean => outcome === 'NO_ROOM';

function countsOf(merges: readonly PersonMerge[]): Omit<Added, 'ids'> {
  const leftOutCount = merges.filter(hasNoRoom).length;
  const addedCount = distinct(merges, ({ outcome }) => outcome === 'CREATED').length;
  const everybody = distinct(merges, (merge) => !hasNoRoom(merge)).length;
  return { addedCount, knownCount: everybody - addedCount, leftOutCount };
}

/**
 * Adds what a run found to its campaign. Known people are completed, never overwritten; somebody who belongs to another
 * campaign stays there and is not part of this one. Repeating it changes nothing and answers the same leads.
 */
export const addProspects = defineUseCase({
  permission: 'agent:record',

  async run({ viewer, store, clock }: Needs, input: AddProspectsInput): Promise<AddProspectsOutcome> {
    assertOwnRun(viewer, input.runId);
    const people = readProspects(input);
    if ('kind' in people) return people;
    const { runId, campaignId } = input;
    const added = await store.transaction<Added | PlanLimitReached | TrialEnded>(async (transaction) => {
      const { merges, shortage } = await writePeople(transaction, {
        people,
        rule: { campaignId, leavesOthersAlone: true },
        now: clock.now(),
        runId,
        arrivalOf: (place, { outcome }) => {
          const person = people[place];
          if (!person || outcome === 'LEFT_ALONE') return null;
          return {
            kind: 'FOUND',
            ...inHistory(interactionSentences.found(person.source), person.language),
            key: `found:${campaignId}`,
          };
        },
      });
      if (shortage && merges.every(hasNoRoom)) return nothingDone(shortage);
      const counts = countsOf(merges);
      const ids = distinct(merges, (merge) => merge.outcome !== 'LEFT_ALONE' && !hasNoRoom(merge));
      return done({ ids, ...counts }, prospectsAdded(runId, { campaignId, ...counts }));
    });
    if ('kind' in added) return added;
    const { ids, ...counts } = added;
    const leads = await store.leads.findByIds(ids);
    return { kind: 'ProspectsAdded', leads: ids.flatMap((id) => leads.get(id) ?? []), ...counts };
  },
});
