'use client';
import { useMutation } from '@apollo/client/react';
import { MailX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { VerifyEmailDocument, type VerifyEmailMutation } from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { DoorFrame } from '../session/door-frame';
import { useMailedToken } from '../session/use-mailed-token';
import { WaitNotice } from '../session/wait-notice';
import { EmailProven } from './email-proven';

/** Where the link of the mail leads. A person confirms it, so that no program that follows links uses it up. */
export function VerifyEmailPage({ token: mailed }: { readonly token: string }) {
  const t = useTranslations('verifyEmail');
  const router = useRouter();
  const token = useMailedToken(mailed);
  const [verify] = useMutation(VerifyEmailDocument);
  const { busy, outcome, error, submit } = useSubmission<VerifyEmailMutation['verifyEmail']>();
  if (outcome?.__typename === 'EmailVerified') {
    return (
      <EmailProven
        email={outcome.email}
        onSignIn={() => {
          router.push('/login');
        }}
      />
    );
  }
  if (token === '' || outcome?.__typename === 'VerificationInvalid') {
    return (
      <DoorFrame>
        <EmptyState Icon={MailX} level={1} title={t('goneTitle')} text={t('goneText')} />
        <Button asChild tone="primary" className="mt-4 w-full">
          <Link href="/login">{t('signIn')}</Link>
        </Button>
      </DoorFrame>
    );
  }
  return (
    <DoorFrame heading={t('heading')}>
      <p className="mb-4 text-soft">{t('text')}</p>
      <div className="grid gap-4">
        {outcome?.__typename === 'TooManyAttempts' && <WaitNotice seconds={outcome.retryAfterSeconds} />}
        {error !== null && <ErrorState error={error} />}
        <Button
          tone="primary"
          disabled={busy}
          onClick={() => {
            void submit(async () => (await verify({ variables: { input: { token } } })).data?.verifyEmail);
          }}
        >
          {t('confirm')}
        </Button>
      </div>
    </DoorFrame>
  );
}
