'use client';
import { useTranslations } from 'next-intl';

interface Outcome {
  readonly __typename: string;
  readonly message?: string;
}

/** What an act that the plan refuses says in the language of the interface; for every other outcome the sentence of the API, if any. */
export function useLimitSentence(): (outcome: Outcome) => string | null {
  const t = useTranslations('limits');
  return (outcome) => {
    switch (outcome.__typename) {
      case 'PlanLimitReached':
        return t('PlanLimitReached');
      case 'TrialEnded':
        return t('TrialEnded');
      default:
        return outcome.message ?? null;
    }
  };
}
