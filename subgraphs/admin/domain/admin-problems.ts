import type { OrganizationStatus } from './organizations/organization.js';
import type { UserStatus } from './users/user.js';

/** The platform has no such organization. */
export interface OrganizationNotFound {
  readonly kind: 'OrganizationNotFound';
  readonly message: string;
  readonly organizationId: string;
}

/** The organization's state does not allow this act. */
export interface OrganizationCannotMove {
  readonly kind: 'OrganizationCannotMove';
  readonly message: string;
  readonly status: OrganizationStatus;
}

/** Somebody who owns the organization can sign in: they invite whom they want. */
export interface OrganizationHasOwner {
  readonly kind: 'OrganizationHasOwner';
  readonly message: string;
}

/** Enough invitations were mailed for now. */
export interface TooManyInvitations {
  readonly kind: 'TooManyInvitations';
  readonly message: string;
  readonly retryAfterSeconds: number;
}

/** The platform has no such user. */
export interface UserNotFound {
  readonly kind: 'UserNotFound';
  readonly message: string;
  readonly userId: string;
}

/** The user's state does not allow this act. */
export interface UserCannotMove {
  readonly kind: 'UserCannotMove';
  readonly message: string;
  readonly userStatus: UserStatus;
}

/** Nobody of the organization can sign in, so there are no eyes to look through. */
export interface NobodyToViewAs {
  readonly kind: 'NobodyToViewAs';
  readonly message: string;
}

/** The platform admin has no such view. */
export interface ViewAsNotFound {
  readonly kind: 'ViewAsNotFound';
  readonly message: string;
}

/** One thing that is wrong with an input. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** The input is not acceptable; each problem names its path. */
export interface InvalidInput {
  readonly kind: 'InvalidInput';
  readonly message: string;
  readonly problems: readonly FieldProblem[];
}

export const organizationNotFound = (organizationId: string): OrganizationNotFound => ({
  kind: 'OrganizationNotFound',
  message: 'No such organization.',
  organizationId,
});

export const organizationCannotMove = (status: OrganizationStatus, act: string): OrganizationCannotMove => ({
  kind: 'OrganizationCannotMove',
  message: `An organization that is ${status} cannot be ${act}.`,
  status,
});

/** Its thirty days are over: what is left of it is being erased. */
export const organizationIsPurged: OrganizationCannotMove = {
  kind: 'OrganizationCannotMove',
  message: 'The time to restore this organization is over.',
  status: 'DELETED',
};

export const organizationHasOwner: OrganizationHasOwner = {
  kind: 'OrganizationHasOwner',
  message: 'Somebody who owns this organization can sign in.',
};

export const tooManyInvitations = (retryAfterSeconds: number): TooManyInvitations => ({
  kind: 'TooManyInvitations',
  message: 'Many invitations were sent. Wait before you send another.',
  retryAfterSeconds,
});

export const userNotFound = (userId: string): UserNotFound => ({
  kind: 'UserNotFound',
  message: 'No such user.',
  userId,
});

export const userCannotMove = (userStatus: UserStatus, act: string): UserCannotMove => ({
  kind: 'UserCannotMove',
  message: `A user who is ${userStatus} cannot be ${act}.`,
  userStatus,
});

export const nobodyToViewAs: NobodyToViewAs = {
  kind: 'NobodyToViewAs',
  message: 'Nobody of this organization can sign in.',
};

export const viewAsNotFound: ViewAsNotFound = { kind: 'ViewAsNotFound', message: 'No such view.' };

export const invalidInput = (problems: readonly FieldProblem[]): InvalidInput => ({
  kind: 'InvalidInput',
  message: problems.map(({ message }) => message).join(' '),
  problems,
});
