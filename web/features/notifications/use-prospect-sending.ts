'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  NotifyProspectsDocument,
  type NotifyProspectsMutation,
  type RefusedProspectLineFragment,
} from '../../graphql/generated/graphql';
import { useLimitSentence } from '../plans/limit-sentence';
import { prospectInputOf, type ProspectDraft } from './prospect-draft';

type Outcome = NotifyProspectsMutation['notifyProspects'];

/** Whom the gate refused, and how many others there are. */
export interface Refusal {
  readonly refused: readonly RefusedProspectLineFragment[];
  readonly allowedCount: number;
}

const fields = ['recipients', 'relevance', 'subject', 'body', 'actionUrl', 'actionText'] as const;
const fieldOf = (path: string): (typeof fields)[number] => fields.find((field) => field === path) ?? 'body';

/** Sends messages to prospects: one that is sent again after a cut arrives once, because its key stays until it was sent. */
export function useProspectSending() {
  const t = useTranslations('prospects');
  const limitSentence = useLimitSentence();
  const [send, { loading }] = useMutation(NotifyProspectsDocument, {
    refetchQueries: ['ProspectMessageList'],
    awaitRefetchQueries: true,
  });
  const [sentKey, setSentKey] = useState<{ readonly asked: string; readonly key: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [error, setError] = useState<unknown>(null);

  const sentenceOf = (outcome: Outcome): string | null => {
    switch (outcome.__typename) {
      case 'ProspectsNotified':
      case 'ProspectsRefused':
        return null;
      case 'SenderNotNamed':
      case 'TooManyMessages':
        return t(`problem_${outcome.__typename}`);
      case 'InvalidInput':
        return t('problem_InvalidInput', {
          fields: [...new Set(outcome.problems.map(({ path }) => t(`field_${fieldOf(path)}`)))].join(', '),
        });
      default:
        return limitSentence(outcome);
    }
  };

  const take = (outcome: Outcome): number | null => {
    setProblem(sentenceOf(outcome));
    setRefusal(outcome.__typename === 'ProspectsRefused' ? outcome : null);
    if (outcome.__typename !== 'ProspectsNotified') return null;
    setSentKey(null);
    return outcome.prospectMessage.sentCount;
  };

  return {
    /** To how many it was sent; null when it was not. */
    send: async (draft: ProspectDraft, refusedAreLeftOut: boolean): Promise<number | null> => {
      setProblem(null);
      setRefusal(null);
      setError(null);
      const asked = JSON.stringify([draft, refusedAreLeftOut]);
      const key = sentKey?.asked === asked ? sentKey.key : crypto.randomUUID();
      setSentKey({ asked, key });
      try {
        const { data } = await send({ variables: { input: prospectInputOf(draft, refusedAreLeftOut, key) } });
        return data ? take(data.notifyProspects) : null;
      } catch (failure) {
        setError(failure);
        return null;
      }
    },
    busy: loading,
    problem,
    refusal,
    error,
  };
}
