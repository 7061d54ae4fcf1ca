import type { Language } from './campaign.js';

/** The states of an email (O-06). Nothing is sent yet: an approved draft waits. */
export const emailStatuses = ['PENDING', 'APPROVED', 'REJECTED', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED'] as const;

/** Where an email stands. */
export type EmailStatus = (typeof emailStatuses)[number];

/** A fact of the lead's record that the email uses, word for word. */
export interface EmailFact {
  readonly source: string;
  readonly quote: string;
}

/** An email written by the scheduler, waiting for a person's decision. */
export interface Email {
  readonly id: string;
  readonly organizationId: string;
  readonly campaignId: string;
  readonly runId: string;
  readonly leadId: string;
  readonly status: EmailStatus;
  readonly subject: string;
  readonly body: string;
  readonly language: Language;
  readonly wordCount: number;
  readonly facts: readonly EmailFact[];
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly rejectionReason: string | null;
}

/** A draft about to be stored with the step that wrote it. */
export interface EmailDraft {
  readonly id: string;
  readonly leadId: string;
  readonly subject: string;
  readonly body: string;
  readonly language: Language;
  readonly wordCount: number;
  readonly facts: readonly EmailFact[];
}

/** Only a pending draft can be decided, once. */
export const isDecidable = (email: Pick<Email, 'status'>): boolean => email.status === 'PENDING';
