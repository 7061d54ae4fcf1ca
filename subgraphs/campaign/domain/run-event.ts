import type { AgentType, RunCounts } from './run.js';

/** What can happen in a run. */
export const runEventKinds = [
  'RUN_STARTED',
  'AGENT_STARTED',
  'LEADS_FOUND',
  'LEAD_ASSESSED',
  'EMAIL_DRAFTED',
  'DRAFT_SKIPPED',
  'AGENT_FINISHED',
  'RUN_PAUSED',
  'RUN_RESUMED',
  'RUN_COMPLETED',
  'RUN_FAILED',
  'RUN_CANCELLED',
] as const;

/** What happened. */
export type RunEventKind = (typeof runEventKinds)[number];

/** A BANT verdict (V-27 to V-29). */
export type Verdict = 'QUALIFIED' | 'NURTURE' | 'REJECTED';

/** Why no correct email can be written from what is known. */
export const draftRefusals = [
  'NO_SLOT',
  'OFFER_NOT_USABLE',
  'OFFER_TOO_LONG',
  'SENDER_NOT_USABLE',
  'SENDER_ADDRESS_MISSING',
  'FIRST_CONTACT_NOT_USABLE',
] as const;

/** Why no draft was written for a lead. */
export const skipReasons = ['NO_ADDRESS', 'OBJECTION', ...draftRefusals, 'NOT_VERIFIED'] as const;

/** Why no draft was written for a lead. */
export type SkipReason = (typeof skipReasons)[number];

/** What the sentence of an event names beyond what the event holds anyway. */
export interface RunEventWords {
  /** The campaign that starts. */
  readonly campaignName?: string;
  /** The lead that was assessed or written to. */
  readonly leadName?: string;
  /** Where leads were found; an imported list has no name of its own. */
  readonly sourceName?: string;
  /** The plan has no room for more leads. */
  readonly isFull?: boolean;
  readonly skipReasons?: readonly SkipReason[];
}

/** Something that is about to be written down; sequence, time and counts are added when it commits. */
export interface RunEventDraft {
  readonly kind: RunEventKind;
  readonly agent: AgentType | null;
  readonly words?: RunEventWords;
  readonly leadId?: string;
  readonly emailId?: string;
  readonly verdict?: Verdict;
  readonly score?: number;
  readonly foundCount?: number;
  readonly costMicroUsd?: number;
  /** What this event adds to the run's counts. */
  readonly adds?: Partial<RunCounts>;
}

/** An event as it is stored: complete, and never changed. */
export interface RunEvent {
  readonly runId: string;
  /** 1, 2, 3, ... within the run. */
  readonly sequence: number;
  readonly kind: RunEventKind;
  readonly at: string;
  readonly agent: AgentType | null;
  readonly words: RunEventWords;
  readonly leadId: string | null;
  readonly emailId: string | null;
  readonly verdict: Verdict | null;
  readonly score: number | null;
  readonly foundCount: number | null;
  readonly costMicroUsd: number;
  readonly counts: RunCounts;
}

/** An event as readers of a run get it. */
export interface DeliveredRunEvent extends RunEvent {
  /** Where to continue behind this event. */
  readonly cursor: string;
  /** Nothing follows by itself. */
  readonly final: boolean;
}

const finalKinds: readonly RunEventKind[] = ['RUN_COMPLETED', 'RUN_FAILED', 'RUN_CANCELLED'];

/** Nothing follows this event by itself. */
export const isFinal = (kind: RunEventKind): boolean => finalKinds.includes(kind);

/** The topic readers of a run follow. */
export const topicOfRun = (runId: string): string => `run:${runId}`;

const noCounts: RunCounts = { total: 0, found: 0, assessed: 0, qualified: 0, nurture: 0, rejected: 0, drafted: 0 };

/** Adds what events bring to the counts. */
export function addCounts(counts: RunCounts, adds: Partial<RunCounts> = {}): RunCounts {
  const sum = (name: keyof RunCounts): number => counts[name] + (adds[name] ?? 0);
  return {
    total: sum('total'),
    found: sum('found'),
    assessed: sum('assessed'),
    qualified: sum('qualified'),
    nurture: sum('nurture'),
    rejected: sum('rejected'),
    drafted: sum('drafted'),
  };
}

/** What a list of events adds up to. */
export const countsAdded = (drafts: readonly RunEventDraft[]): RunCounts =>
  drafts.reduce((counts, draft) => addCounts(counts, draft.adds), noCounts);

/** Completes drafts into events that continue a run's sequence and counts. */
export function completeEvents(
  drafts: readonly RunEventDraft[],
  from: { readonly runId: string; readonly sequence: number; readonly counts: RunCounts; readonly at: Date },
): readonly RunEvent[] {
  let counts = from.counts;
  return drafts.map((draft, index) => {
    counts = addCounts(counts, draft.adds);
    return {
      runId: from.runId,
      sequence: from.sequence + index + 1,
      kind: draft.kind,
      at: from.at.toISOString(),
      agent: draft.agent,
      words: draft.words ?? {},
      leadId: draft.leadId ?? null,
      emailId: draft.emailId ?? null,
      verdict: draft.verdict ?? null,
      score: draft.score ?? null,
      foundCount: draft.foundCount ?? null,
      costMicroUsd: draft.costMicroUsd ?? 0,
      counts,
    };
  });
}
