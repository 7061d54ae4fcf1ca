import type { Language } from './language.js';
import type { Verdict } from './assessment.js';

/** The nine states of a lead (V-22). */
export const leadStatuses = [
  'NEW',
  'ENRICHED',
  'QUALIFIED',
  'CONTACTED',
  'RESPONDED',
  'MEETING',
  'CONVERTED',
  'REJECTED',
  'BOUNCED',
] as const;

/** Where a lead stands. */
export type LeadStatus = (typeof leadStatuses)[number];

/** A person the organization may contact. */
export interface Lead {
  readonly id: string;
  readonly organizationId: string;
  /** A lead belongs to one campaign at most. */
  readonly campaignId: string | null;
  readonly companyId: string | null;
  readonly status: LeadStatus;
  /** The address stands here when no name is known. */
  readonly fullName: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly linkedinUrl: string | null;
  readonly jobTitle: string | null;
  readonly language: Language;
  /** Where the record comes from, as told to the person at the first contact. */
  readonly source: string;
  /** True when the person is invented. */
  readonly fictitious: boolean;
  readonly score: number | null;
  readonly verdict: Verdict | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** In which order leads are listed. */
export type LeadSort = 'NEWEST' | 'SCORE';

/** How many leads of a campaign stand where. */
export interface LeadCounts {
  readonly total: number;
  readonly byStatus: Readonly<Record<LeadStatus, number>>;
}

/**
 * The one place that says which moves a lead may make (V-22). A rejection can be overridden by people, a bounce
 * mended by a new address, and CONVERTED is the end.
 */
const moves: Readonly<Record<LeadStatus, readonly LeadStatus[]>> = {
  NEW: ['ENRICHED', 'QUALIFIED', 'REJECTED', 'BOUNCED'],
  ENRICHED: ['QUALIFIED', 'REJECTED', 'BOUNCED'],
  QUALIFIED: ['CONTACTED', 'REJECTED', 'BOUNCED'],
  CONTACTED: ['RESPONDED', 'MEETING', 'REJECTED', 'BOUNCED'],
  RESPONDED: ['MEETING', 'REJECTED', 'BOUNCED'],
  MEETING: ['CONVERTED', 'REJECTED'],
  CONVERTED: [],
  REJECTED: ['NEW', 'QUALIFIED'],
  BOUNCED: ['ENRICHED', 'REJECTED'],
};

/** Whether a lead in this state may go to that one. */
export const canMove = (from: LeadStatus, to: LeadStatus): boolean => moves[from].includes(to);

/** States before the first contact: only there does an assessment move a lead. */
const assessable: readonly LeadStatus[] = ['NEW', 'ENRICHED', 'QUALIFIED', 'REJECTED'];

/** Where an assessment leaves a lead (V-27 to V-29): nurture moves nobody, and a lead once contacted stays where it is. */
export function statusAfterAssessment(status: LeadStatus, verdict: Verdict): LeadStatus {
  if (verdict === 'NURTURE' || !assessable.includes(status)) return status;
  return canMove(status, verdict) ? verdict : status;
}
