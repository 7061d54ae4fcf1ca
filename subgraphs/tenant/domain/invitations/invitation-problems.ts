import type { Invitation } from './invitation.js';

/** The organization has no such invitation. */
export interface InvitationNotFound {
  readonly kind: 'InvitationNotFound';
  readonly message: string;
  readonly invitationId: string;
}

/** It was accepted or revoked before. */
export interface InvitationClosed {
  readonly kind: 'InvitationClosed';
  readonly message: string;
  readonly invitation: Invitation;
}

/** The address has an invitation that still works. */
export interface AlreadyInvited {
  readonly kind: 'AlreadyInvited';
  readonly message: string;
  readonly invitation: Invitation;
}

/** Enough mails went out for now. */
export interface TooManyInvitations {
  readonly kind: 'TooManyInvitations';
  readonly message: string;
  readonly retryAfterSeconds: number;
}

/** Nothing works here: unknown, expired, used, revoked, guessed too often, or nobody vouches for it any more. */
export interface InvitationInvalid {
  readonly kind: 'InvitationInvalid';
  readonly message: string;
}

/** The address belongs to an account of another organization; told only to somebody who holds the link or the code. */
export interface AlreadyMemberElsewhere {
  readonly kind: 'AlreadyMemberElsewhere';
  readonly message: string;
}

export const invitationNotFound = (invitationId: string): InvitationNotFound => ({
  kind: 'InvitationNotFound',
  message: 'Your organization has no such invitation.',
  invitationId,
});

export const invitationClosed = (invitation: Invitation): InvitationClosed => ({
  kind: 'InvitationClosed',
  message: 'This invitation was accepted or revoked before.',
  invitation,
});

export const alreadyInvited = (invitation: Invitation): AlreadyInvited => ({
  kind: 'AlreadyInvited',
  message: 'This address is invited already. Send the invitation again, or revoke it first.',
  invitation,
});

export const tooManyInvitations = (retryAfterSeconds: number): TooManyInvitations => ({
  kind: 'TooManyInvitations',
  message: 'Many invitations were sent. Wait before you send another.',
  retryAfterSeconds,
});

export const invitationInvalid: InvitationInvalid = {
  kind: 'InvitationInvalid',
  message: 'This invitation does not work. Use the link of the newest mail, or ask for a new invitation.',
};

export const alreadyMemberElsewhere: AlreadyMemberElsewhere = {
  kind: 'AlreadyMemberElsewhere',
  message:
    'This address belongs to an account of another organization. Sign in with it and confirm that you leave that organization.',
};
