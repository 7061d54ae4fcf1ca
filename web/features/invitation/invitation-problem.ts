'use client';
import { useTranslations } from 'next-intl';
import type { AcceptInvitationMutation } from '../../graphql/generated/graphql';

type Outcome = AcceptInvitationMutation['acceptInvitation'] | undefined;

const known = ['AlreadyMemberElsewhere', 'InvalidInput', 'InvitationInvalid', 'LastOwner', 'TooManyAttempts'] as const;

/** What a refusal says in the language of the interface; null when there is none. */
export function useInvitationProblem(): (outcome: Outcome) => string | null {
  const t = useTranslations('invitation');
  return (outcome) => {
    const problem = known.find((name) => name === outcome?.__typename);
    return problem === undefined ? null : t(`problem_${problem}`);
  };
}

/** The fields that are not acceptable as they are. */
export const problemPaths = (outcome: Outcome): readonly string[] =>
  outcome?.__typename === 'InvalidInput' ? outcome.problems.map(({ path }) => path) : [];
