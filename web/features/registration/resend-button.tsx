'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { ResendVerificationEmailDocument, type ResendVerificationEmailMutation } from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { WaitNotice } from '../session/wait-notice';

/** Asks for the mail that proves the address once more. */
export function ResendButton({ registrationId }: { readonly registrationId: string }) {
  const t = useTranslations('verifyEmail');
  const [resend] = useMutation(ResendVerificationEmailDocument);
  const { busy, outcome, error, submit } = useSubmission<ResendVerificationEmailMutation['resendVerificationEmail']>();
  return (
    <div className="mt-4 grid gap-3">
      <Button
        tone="quiet"
        disabled={busy}
        onClick={() => {
          void submit(
            async () => (await resend({ variables: { input: { registrationId } } })).data?.resendVerificationEmail,
          );
        }}
      >
        {t('resend')}
      </Button>
      {outcome?.__typename === 'VerificationEmailSent' && <Notice tone="good">{t('resent')}</Notice>}
      {outcome?.__typename === 'TooManyAttempts' && <WaitNotice seconds={outcome.retryAfterSeconds} />}
      {error !== null && <ErrorState error={error} />}
    </div>
  );
}
