'use client';
import { useTranslations } from 'next-intl';

/** What an act answers: its success, or a problem that names itself. */
export interface ActOutcome {
  readonly __typename: string;
  readonly message?: string;
}

const known = [
  'AlreadyInvited',
  'AlreadyMember',
  'InvitationClosed',
  'InvitationNotFound',
  'LastOwner',
  'MemberNotFound',
  'RoleNotYours',
  'TooManyInvitations',
] as const;

/** What a refused act says in the language of the interface; null when it was done. */
export function useMemberProblem(): (outcome: ActOutcome | undefined) => string | null {
  const t = useTranslations('members');
  return (outcome) => {
    const problem = known.find((name) => name === outcome?.__typename);
    if (problem !== undefined) return t(`problem_${problem}`);
    return outcome?.message ?? null;
  };
}
