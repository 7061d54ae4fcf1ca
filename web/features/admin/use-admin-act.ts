'use client';
import { useTranslations } from 'next-intl';
import { useAct, type Act } from '../../graphql/client/use-act';

const problems = [
  'InvalidInput',
  'NobodyToViewAs',
  'OrganizationCannotMove',
  'OrganizationHasOwner',
  'OrganizationNotFound',
  'TooManyInvitations',
  'UserCannotMove',
  'UserNotFound',
  'ViewAsNotFound',
] as const;

const done = new Set([
  'OrganizationCreated',
  'FirstOwnerInvited',
  'PlatformOrganizationUpdated',
  'OrganizationSuspended',
  'OrganizationReactivated',
  'OrganizationDeleted',
  'OrganizationRestored',
  'UserDisabled',
  'UserEnabled',
  'ViewAsStarted',
  'ViewAsEnded',
]);

/** Runs acts of the platform owner; a refusal is told in the language of the interface. */
export function useAdminAct(): Act {
  const t = useTranslations('admin');
  return useAct((outcome) => {
    if (done.has(outcome.__typename)) return null;
    const problem = problems.find((name) => name === outcome.__typename);
    return problem === undefined ? (outcome.message ?? t('problem_other')) : t(`problem_${problem}`);
  });
}
