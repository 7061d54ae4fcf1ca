'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import {
  RemoveIntegrationDocument,
  SetIntegrationDocument,
  TestIntegrationDocument,
  type IntegrationProvider,
  type SetIntegrationInput,
} from '../../graphql/generated/graphql';
import { useAct, type ActOutcome } from '../../graphql/client/use-act';

const problems = [
  'IntegrationNotFound',
  'IntegrationRefused',
  'IntegrationUnreachable',
  'InvalidInput',
  'TooManyIntegrationTests',
] as const;
const done = ['IntegrationSet', 'IntegrationWorks', 'IntegrationRemoved'];

/** What may be done about one service. */
export function useIntegrationActs() {
  const t = useTranslations('integrations');
  const options = { refetchQueries: ['IntegrationList'], awaitRefetchQueries: true };
  // Credentials pass through and stay nowhere, so the answer is read from the list again.
  const [set] = useMutation(SetIntegrationDocument, { ...options, fetchPolicy: 'no-cache' });
  const [ask] = useMutation(TestIntegrationDocument);
  const [remove] = useMutation(RemoveIntegrationDocument, options);
  const act = useAct((outcome: ActOutcome) => {
    if (done.includes(outcome.__typename)) return null;
    const problem = problems.find((name) => name === outcome.__typename);
    return problem === undefined ? (outcome.message ?? t('problem_other')) : t(`problem_${problem}`);
  });
  return {
    act,
    set: (input: SetIntegrationInput) =>
      act.run(async () => (await set({ variables: { input } })).data?.setIntegration),
    test: (provider: IntegrationProvider) =>
      act.run(async () => (await ask({ variables: { input: { provider } } })).data?.testIntegration),
    remove: (provider: IntegrationProvider) =>
      act.run(async () => (await remove({ variables: { input: { provider } } })).data?.removeIntegration),
  };
}

/** The acts, as the parts of the page get them. */
export type IntegrationActs = ReturnType<typeof useIntegrationActs>;
