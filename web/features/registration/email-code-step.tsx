'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import { VerifyEmailDocument, type VerifyEmailMutation } from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Field, TextInput } from '../../ui/field';
import { textOf } from '../../ui/text-of';
import { useFirstErrorFocus } from '../../ui/use-first-error-focus';
import { DoorFrame } from '../session/door-frame';
import { WaitNotice } from '../session/wait-notice';
import { EmailProven } from './email-proven';
import { ResendButton } from './resend-button';

interface EmailCodeStepProps {
  /** Known to whoever registered, or signed in with the right password before proving the address. */
  readonly registrationId: string;
  /** The address as it was typed. */
  readonly email: string;
  readonly onSignIn: () => void;
}

/** Sends people to their mailbox, and takes the code they find there. */
export function EmailCodeStep({ registrationId, email, onSignIn }: EmailCodeStepProps) {
  const t = useTranslations('verifyEmail');
  const [verify] = useMutation(VerifyEmailDocument);
  const { busy, outcome, error, submit } = useSubmission<VerifyEmailMutation['verifyEmail']>();
  const [isCodeMissing, setCodeMissing] = useState(false);
  const formRef = useFirstErrorFocus(outcome ?? isCodeMissing);
  if (outcome?.__typename === 'EmailVerified') return <EmailProven email={outcome.email} onSignIn={onSignIn} />;

  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const code = textOf(new FormData(event.currentTarget), 'code').trim();
    setCodeMissing(code === '');
    if (code === '') return;
    void submit(async () => (await verify({ variables: { input: { registrationId, code } } })).data?.verifyEmail);
  };
  const refused = outcome?.__typename === 'VerificationInvalid' ? t('codeInvalid') : null;

  return (
    <DoorFrame heading={t('mailboxHeading')}>
      <p className="mb-4 text-soft">{t('mailboxText', { email })}</p>
      <form ref={formRef} method="post" noValidate className="grid gap-4" onSubmit={send}>
        <Field label={t('code')} hint={t('codeHint')} error={isCodeMissing ? t('codeMissing') : refused}>
          {(described) => (
            <TextInput {...described} name="code" inputMode="numeric" autoComplete="one-time-code" required autoFocus />
          )}
        </Field>
        {outcome?.__typename === 'TooManyAttempts' && <WaitNotice seconds={outcome.retryAfterSeconds} />}
        {error !== null && <ErrorState error={error} />}
        <Button type="submit" tone="primary" disabled={busy}>
          {t('submit')}
        </Button>
      </form>
      <ResendButton registrationId={registrationId} />
    </DoorFrame>
  );
}
