'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  CancelCampaignDocument,
  LaunchCampaignDocument,
  PauseCampaignDocument,
  ResumeCampaignDocument,
} from '../../graphql/generated/graphql';
import { useLimitSentence } from '../plans/limit-sentence';

interface ActProblem {
  readonly __typename: string;
  readonly message?: string;
}

/** What a refused act says in the language of the interface; null when it was done. */
function useSentence(): (outcome: ActProblem | undefined) => string | null {
  const t = useTranslations('campaign');
  const limitSentence = useLimitSentence();
  return (outcome) => {
    switch (outcome?.__typename) {
      case 'CampaignNotFound':
        return t('problem_CampaignNotFound');
      case 'CampaignCannotMove':
        return t('problem_CampaignCannotMove');
      case 'CampaignNotReady':
        return t('problem_CampaignNotReady');
      default:
        return outcome ? limitSentence(outcome) : null;
    }
  };
}

/** The four acts on a campaign; the API answers with the campaign as it is afterwards, or with a problem in words. */
export function useCampaignActs(campaignId: string) {
  const sentenceOf = useSentence();
  const variables = { input: { campaignId } };
  const [launchCampaign, launching] = useMutation(LaunchCampaignDocument, { variables });
  const [pauseCampaign, pausing] = useMutation(PauseCampaignDocument, { variables });
  const [resumeCampaign, resuming] = useMutation(ResumeCampaignDocument, { variables });
  const [cancelCampaign, cancelling] = useMutation(CancelCampaignDocument, { variables });
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);

  const act = async (ask: () => Promise<ActProblem | undefined>): Promise<void> => {
    setProblem(null);
    setError(null);
    try {
      setProblem(sentenceOf(await ask()));
    } catch (failure) {
      setError(failure);
    }
  };
  return {
    launch: () => act(async () => (await launchCampaign()).data?.launchCampaign),
    pause: () => act(async () => (await pauseCampaign()).data?.pauseCampaign),
    resume: () => act(async () => (await resumeCampaign()).data?.resumeCampaign),
    cancel: () => act(async () => (await cancelCampaign()).data?.cancelCampaign),
    busy: [launching, pausing, resuming, cancelling].some((one) => one.loading),
    problem,
    error,
  };
}
