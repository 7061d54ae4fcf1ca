'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState, type SyntheticEvent } from 'react';
import { ForgotPasswordDocument, type ForgotPasswordMutation } from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Field, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { textOf } from '../../ui/text-of';
import { useFirstErrorFocus } from '../../ui/use-first-error-focus';
import { DoorFrame } from '../session/door-frame';
import { WaitNotice } from '../session/wait-notice';

/** Where people ask for a link to choose another password; what they are told says nothing of whether there is an account. */
export function ForgotPasswordPage() {
  const t = useTranslations('password');
  const login = useTranslations('login');
  const [forget] = useMutation(ForgotPasswordDocument);
  const { busy, outcome, error, submit } = useSubmission<ForgotPasswordMutation['forgotPassword']>();
  const [wrong, setWrong] = useState<{ readonly isMissing: boolean }>({ isMissing: false });
  const formRef = useFirstErrorFocus(wrong);

  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const email = textOf(new FormData(event.currentTarget), 'email').trim();
    const isMissing = !email.includes('@');
    setWrong({ isMissing });
    if (!isMissing) void submit(async () => (await forget({ variables: { input: { email } } })).data?.forgotPassword);
  };

  return (
    <DoorFrame heading={t('forgotHeading')}>
      {outcome?.__typename === 'PasswordResetRequested' ? (
        <Notice tone="good">{t('requested')}</Notice>
      ) : (
        <form ref={formRef} method="post" noValidate className="grid gap-4" onSubmit={send}>
          <p className="text-soft">{t('forgotText')}</p>
          <Field label={login('email')} error={wrong.isMissing ? t('emailWrong') : null}>
            {(described) => (
              <TextInput {...described} name="email" type="email" autoComplete="username" required autoFocus />
            )}
          </Field>
          {outcome?.__typename === 'TooManyAttempts' && <WaitNotice seconds={outcome.retryAfterSeconds} />}
          {error !== null && <ErrorState error={error} />}
          <Button type="submit" tone="primary" disabled={busy}>
            {t('request')}
          </Button>
        </form>
      )}
      <Button asChild tone="quiet" className="mt-4 w-full">
        <Link href="/login">{t('backToLogin')}</Link>
      </Button>
    </DoorFrame>
  );
}
