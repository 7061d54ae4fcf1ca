'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SendNotificationDocument, type SendNotificationMutation } from '../../graphql/generated/graphql';
import { inputOf, type NotificationDraft } from './notification-draft';

type Outcome = SendNotificationMutation['sendNotification'];

/** Sends drafts: a draft that is sent again after a cut arrives once, because its key stays until it was sent. */
export function useSending() {
  const t = useTranslations('notifications');
  const [send, { loading }] = useMutation(SendNotificationDocument, {
    refetchQueries: ['SentNotificationList'],
    awaitRefetchQueries: true,
  });
  const [sentKey, setSentKey] = useState<{ readonly draft: string; readonly key: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);

  const sentenceOf = (outcome: Outcome | undefined): string | null => {
    switch (outcome?.__typename) {
      case 'NotificationSent':
        return null;
      case 'RecipientsRefused':
        return t('problem_RecipientsRefused', { names: outcome.refused.map(({ recipient }) => recipient).join(', ') });
      case 'NoRecipients':
      case 'TooManyNotifications':
        return t(`problem_${outcome.__typename}`);
      case 'InvalidInput':
        return t('problem_InvalidInput', {
          fields: [...new Set(outcome.problems.map(({ path }) => t(`field_${fieldOf(path)}`)))].join(', '),
        });
      default:
        return outcome?.message ?? null;
    }
  };

  return {
    /** Whether it was sent. */
    send: async (draft: NotificationDraft): Promise<boolean> => {
      setProblem(null);
      setError(null);
      const same = JSON.stringify(draft);
      const key = sentKey?.draft === same ? sentKey.key : crypto.randomUUID();
      setSentKey({ draft: same, key });
      try {
        const { data } = await send({ variables: { input: inputOf(draft, key) } });
        const refused = sentenceOf(data?.sendNotification);
        setProblem(refused);
        if (refused === null) setSentKey(null);
        return refused === null;
      } catch (failure) {
        setError(failure);
        return false;
      }
    },
    busy: loading,
    problem,
    error,
  };
}

const fields = ['recipients', 'subject', 'body', 'actionUrl', 'actionText'] as const;
const fieldOf = (path: string): (typeof fields)[number] => fields.find((field) => field === path) ?? 'body';
