'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  CreateApiKeyDocument,
  RevokeApiKeyDocument,
  RotateApiKeyDocument,
  type CreateApiKeyInput,
} from '../../graphql/generated/graphql';
import { useAct, type ActOutcome } from '../../graphql/client/use-act';

const problems = ['ApiKeyNotActive', 'ApiKeyNotFound', 'InvalidInput'] as const;
const done = ['ApiKeyCreated', 'ApiKeyRotated', 'ApiKeyRevoked'];

/** A key that was just made; it is known here and nowhere else. */
export interface FreshKey {
  readonly name: string;
  readonly key: string;
}

/** What may be done about API keys. A new key is kept until its reader puts it away. */
export function useApiKeyActs() {
  const t = useTranslations('apiKeys');
  const options = { refetchQueries: ['ApiKeyList'], awaitRefetchQueries: true };
  const [create] = useMutation(CreateApiKeyDocument, { ...options, fetchPolicy: 'no-cache' });
  const [rotate] = useMutation(RotateApiKeyDocument, { ...options, fetchPolicy: 'no-cache' });
  const [revoke] = useMutation(RevokeApiKeyDocument, options);
  const [fresh, setFresh] = useState<FreshKey | null>(null);
  const act = useAct((outcome: ActOutcome) => {
    if (done.includes(outcome.__typename)) return null;
    const problem = problems.find((name) => name === outcome.__typename);
    return problem === undefined ? (outcome.message ?? t('problem_other')) : t(`problem_${problem}`);
  });
  return {
    act,
    fresh,
    forget: () => {
      setFresh(null);
    },
    create: (input: CreateApiKeyInput) =>
      act.run(async () => {
        const outcome = (await create({ variables: { input } })).data?.createApiKey;
        if (outcome?.__typename === 'ApiKeyCreated') setFresh({ name: outcome.apiKey.name, key: outcome.key });
        return outcome;
      }),
    rotate: (apiKeyId: string, overlapHours: number) =>
      act.run(async () => {
        const outcome = (await rotate({ variables: { input: { apiKeyId, overlapHours } } })).data?.rotateApiKey;
        if (outcome?.__typename === 'ApiKeyRotated') setFresh({ name: outcome.apiKey.name, key: outcome.key });
        return outcome;
      }),
    revoke: (apiKeyId: string) =>
      act.run(async () => (await revoke({ variables: { input: { apiKeyId } } })).data?.revokeApiKey),
  };
}

/** The acts, as the parts of the page get them. */
export type ApiKeyActs = ReturnType<typeof useApiKeyActs>;
