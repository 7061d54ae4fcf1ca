import type { EmailStatus } from '../../graphql/generated/graphql';

/** The drafts one can ask for: those waiting, and what was decided. */
export const draftStatuses = ['PENDING', 'APPROVED', 'REJECTED'] as const satisfies readonly EmailStatus[];

/** The status in the page's address; those waiting when it says nothing known. */
export const readDraftStatus = (value: string | null): (typeof draftStatuses)[number] =>
  draftStatuses.find((status) => status === value) ?? 'PENDING';
