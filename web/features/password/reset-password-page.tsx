'use client';
import { useMutation } from '@apollo/client/react';
import { LinkIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState, type SyntheticEvent } from 'react';
import { ResetPasswordDocument, type ResetPasswordMutation } from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { textOf } from '../../ui/text-of';
import { useFirstErrorFocus } from '../../ui/use-first-error-focus';
import { DoorFrame } from '../session/door-frame';
import { useMailedToken } from '../session/use-mailed-token';
import { WaitNotice } from '../session/wait-notice';
import { wrongChoice, type ChoiceProblem } from './new-password';
import { NewPasswordField } from './new-password-field';

/** Where the link of the mail leads: choosing another password (V-52). */
export function ResetPasswordPage({ token: mailed }: { readonly token: string }) {
  const t = useTranslations('password');
  const token = useMailedToken(mailed);
  const [reset] = useMutation(ResetPasswordDocument);
  const { busy, outcome, error, submit } = useSubmission<ResetPasswordMutation['resetPassword']>();
  const [problem, setProblem] = useState<ChoiceProblem | null>(null);
  const formRef = useFirstErrorFocus(outcome ?? problem);

  const send = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const newPassword = textOf(new FormData(event.currentTarget), 'newPassword');
    const found = wrongChoice(newPassword);
    setProblem(found);
    if (found !== null) return;
    const answer = await submit(
      async () => (await reset({ variables: { input: { token, newPassword } } })).data?.resetPassword,
    );
    if (answer?.__typename === 'InvalidInput') setProblem('GUESSABLE');
  };

  if (outcome?.__typename === 'PasswordReset') {
    return (
      <DoorFrame heading={t('resetHeading')}>
        <Notice tone="good">{t('resetDone')}</Notice>
        <Button asChild tone="primary" className="mt-4 w-full">
          <Link href="/login">{t('signIn')}</Link>
        </Button>
      </DoorFrame>
    );
  }
  if (token === '' || outcome?.__typename === 'ResetInvalid') {
    return (
      <DoorFrame>
        <EmptyState Icon={LinkIcon} level={1} title={t('goneTitle')} text={t('goneText')} />
        <Button asChild tone="primary" className="mt-4 w-full">
          <Link href="/forgot-password">{t('askAgain')}</Link>
        </Button>
      </DoorFrame>
    );
  }
  return (
    <DoorFrame heading={t('resetHeading')}>
      <form
        ref={formRef}
        method="post"
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          void send(event);
        }}
      >
        <NewPasswordField problem={problem} autoFocus />
        {outcome?.__typename === 'TooManyAttempts' && <WaitNotice seconds={outcome.retryAfterSeconds} />}
        {error !== null && <ErrorState error={error} />}
        <Button type="submit" tone="primary" disabled={busy}>
          {t('reset')}
        </Button>
      </form>
    </DoorFrame>
  );
}
