'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { RegenerateRecoveryCodesDocument, type RegenerateRecoveryCodesMutation } from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { ProofForm, type Proof } from './proof-form';

interface RegenerateFormProps {
  readonly onDrawn: (recoveryCodes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Draws new recovery codes, which ends those before. */
export function RegenerateForm({ onDrawn, onCancel }: RegenerateFormProps) {
  const t = useTranslations('secondFactor');
  const [regenerate] = useMutation(RegenerateRecoveryCodesDocument, { fetchPolicy: 'no-cache' });
  const submission = useSubmission<RegenerateRecoveryCodesMutation['regenerateRecoveryCodes']>();
  const prove = async (input: Proof): Promise<void> => {
    const answer = await submission.submit(
      async () => (await regenerate({ variables: { input } })).data?.regenerateRecoveryCodes,
    );
    if (answer?.__typename === 'RecoveryCodesRegenerated') onDrawn(answer.recoveryCodes);
  };
  return (
    <ProofForm
      text={t('regenerateText')}
      submission={submission}
      onProof={(proof) => void prove(proof)}
      onCancel={onCancel}
    >
      {t('regenerate')}
    </ProofForm>
  );
}
