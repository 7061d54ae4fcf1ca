import type { User } from '../user.js';

/** The organization has no such member, or none in the state that the act needs. */
export interface MemberNotFound {
  readonly kind: 'MemberNotFound';
  readonly message: string;
  readonly memberId: string;
}

/** The role is above the actor's own. */
export interface RoleNotYours {
  readonly kind: 'RoleNotYours';
  readonly message: string;
}

/** Without this member nobody would own the organization. */
export interface LastOwner {
  readonly kind: 'LastOwner';
  readonly message: string;
}

/** Somebody with this address is a member already. */
export interface AlreadyMember {
  readonly kind: 'AlreadyMember';
  readonly message: string;
  readonly member: User;
}

/** The input is not acceptable. */
export interface InvalidInput {
  readonly kind: 'InvalidInput';
  readonly message: string;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

export const memberNotFound = (memberId: string): MemberNotFound => ({
  kind: 'MemberNotFound',
  message: 'Your organization has no such member.',
  memberId,
});

export const roleNotYours: RoleNotYours = {
  kind: 'RoleNotYours',
  message: 'Only somebody with this role or a higher one can do this.',
};

export const lastOwner: LastOwner = {
  kind: 'LastOwner',
  message: 'This is the last owner. Make somebody else an owner first.',
};

export const alreadyMember = (member: User): AlreadyMember => ({
  kind: 'AlreadyMember',
  message: 'Somebody with this address is a member of your organization already.',
  member,
});

export const invalidInput = (problems: InvalidInput['problems']): InvalidInput => ({
  kind: 'InvalidInput',
  message: problems.map(({ message }) => message).join(' '),
  problems,
});
