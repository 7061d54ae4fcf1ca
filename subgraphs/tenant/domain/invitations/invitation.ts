import type { MemberRole } from '../members/member-rules.js';

const dayMs = 24 * 60 * 60 * 1_000;

/** How long the link and the code of an invitation work. */
export const invitationDays = 7;

/** How many codes are looked at; afterwards only the link works. */
export const codeGuessesMax = 5;

/** What became of an invitation. */
export const invitationStatuses = ['PENDING', 'EXPIRED', 'ACCEPTED', 'REVOKED'] as const;

/** One of them. */
export type InvitationStatus = (typeof invitationStatuses)[number];

/** Somebody is asked to join an organization. */
export interface Invitation {
  readonly id: string;
  readonly organizationId: string;
  readonly email: string;
  readonly role: MemberRole;
  /** The member who was created directly or comes back; null for somebody who becomes one by accepting. */
  readonly memberId: string | null;
  /** Who vouches for it. */
  readonly invitedBy: string;
  /** As it is stored: that it expired is seen by the clock. */
  readonly state: Exclude<InvitationStatus, 'EXPIRED'>;
  readonly mailsSent: number;
  readonly lastSentAt: Date;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** When an invitation that is sent now stops working. */
export const invitationExpiry = (now: Date): Date => new Date(now.getTime() + invitationDays * dayMs);

/** What became of it by now. */
export const statusAt = ({ state, expiresAt }: Pick<Invitation, 'state' | 'expiresAt'>, now: Date): InvitationStatus =>
  state === 'PENDING' && expiresAt <= now ? 'EXPIRED' : state;

const hiddenMin = 2;
const hiddenMax = 8;

/** Enough of an address to recognise one's own, and no more. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = Array.from(email);
  const hidden = Math.min(Math.max(at - first.length, hiddenMin), hiddenMax);
  return `${first}${'*'.repeat(hidden)}${email.slice(at)}`;
}
