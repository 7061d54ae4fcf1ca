'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import type { SyntheticEvent } from 'react';
import { StartTwoFactorDocument, type StartTwoFactorMutation } from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Field, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { textOf } from '../../ui/text-of';
import { useFirstErrorFocus } from '../../ui/use-first-error-focus';
import { WaitNotice } from '../session/wait-notice';
import { ConfirmSecondFactor } from './confirm-second-factor';

interface StartSecondFactorProps {
  /** Gets the recovery codes, which are answered this once. */
  readonly onEnabled: (recoveryCodes: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** Asks for the password again, then shows the secret and takes the first code. */
export function StartSecondFactor({ onEnabled, onCancel }: StartSecondFactorProps) {
  const t = useTranslations('secondFactor');
  const password = useTranslations('password');
  const [start] = useMutation(StartTwoFactorDocument, { fetchPolicy: 'no-cache' });
  const { busy, outcome, error, submit } = useSubmission<StartTwoFactorMutation['startTwoFactor']>();
  const formRef = useFirstErrorFocus(outcome);
  if (outcome?.__typename === 'TwoFactorStarted')
    return <ConfirmSecondFactor started={outcome} onEnabled={onEnabled} onCancel={onCancel} />;

  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const input = { password: textOf(new FormData(event.currentTarget), 'password') };
    void submit(async () => (await start({ variables: { input } })).data?.startTwoFactor);
  };

  return (
    <form ref={formRef} method="post" noValidate className="grid max-w-sm gap-4" onSubmit={send}>
      <Field
        label={password('currentPassword')}
        hint={t('passwordHint')}
        error={outcome?.__typename === 'WrongPassword' ? password('wrongPassword') : null}
      >
        {(described) => (
          <TextInput
            {...described}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            autoFocus
          />
        )}
      </Field>
      {outcome?.__typename === 'TwoFactorStateWrong' && <Notice tone="warn">{t('stateWrong')}</Notice>}
      {outcome?.__typename === 'TooManyAttempts' && <WaitNotice seconds={outcome.retryAfterSeconds} />}
      {error !== null && <ErrorState error={error} />}
      <div className="flex gap-2">
        <Button type="submit" tone="primary" disabled={busy}>
          {t('continue')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
