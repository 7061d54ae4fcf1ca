'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { DisableTwoFactorDocument, type DisableTwoFactorMutation } from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { ProofForm, type Proof } from './proof-form';

interface DisableFormProps {
  readonly onDisabled: () => void;
  readonly onCancel: () => void;
}

/** Turns the second factor off. */
export function DisableForm({ onDisabled, onCancel }: DisableFormProps) {
  const t = useTranslations('secondFactor');
  const [disable] = useMutation(DisableTwoFactorDocument);
  const submission = useSubmission<DisableTwoFactorMutation['disableTwoFactor']>();
  const prove = async (input: Proof): Promise<void> => {
    const answer = await submission.submit(
      async () => (await disable({ variables: { input } })).data?.disableTwoFactor,
    );
    if (answer?.__typename === 'TwoFactorDisabled') onDisabled();
  };
  return (
    <ProofForm
      text={t('disableText')}
      submission={submission}
      onProof={(proof) => void prove(proof)}
      onCancel={onCancel}
    >
      {t('disable')}
    </ProofForm>
  );
}
