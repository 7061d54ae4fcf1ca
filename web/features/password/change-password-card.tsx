'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import { ChangePasswordDocument, type ChangePasswordMutation } from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { Field, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { textOf } from '../../ui/text-of';
import { useFirstErrorFocus } from '../../ui/use-first-error-focus';
import { WaitNotice } from '../session/wait-notice';
import { wrongChoice, type ChoiceProblem } from './new-password';
import { NewPasswordField } from './new-password-field';

/** Changes the password of the person who is signed in (V-47). */
export function ChangePasswordCard() {
  const t = useTranslations('password');
  const [change] = useMutation(ChangePasswordDocument, { refetchQueries: ['MySessions'] });
  const { busy, outcome, error, submit } = useSubmission<ChangePasswordMutation['changePassword']>();
  const [problem, setProblem] = useState<ChoiceProblem | null>(null);
  const formRef = useFirstErrorFocus(outcome ?? problem);

  const send = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const newPassword = textOf(form, 'newPassword');
    const found = wrongChoice(newPassword);
    setProblem(found);
    if (found !== null) return;
    const input = { currentPassword: textOf(form, 'currentPassword'), newPassword };
    const answer = await submit(async () => (await change({ variables: { input } })).data?.changePassword);
    if (answer?.__typename === 'InvalidInput') setProblem('GUESSABLE');
    if (answer?.__typename === 'PasswordChanged') element.reset();
  };

  return (
    <Card className="p-4">
      <CardTitle className="mb-3">{t('changeTitle')}</CardTitle>
      <form
        ref={formRef}
        method="post"
        noValidate
        className="grid max-w-sm gap-4"
        onSubmit={(event) => {
          void send(event);
        }}
      >
        <Field label={t('currentPassword')} error={outcome?.__typename === 'WrongPassword' ? t('wrongPassword') : null}>
          {(described) => (
            <TextInput {...described} name="currentPassword" type="password" autoComplete="current-password" required />
          )}
        </Field>
        <NewPasswordField problem={problem} />
        {outcome?.__typename === 'TooManyAttempts' && <WaitNotice seconds={outcome.retryAfterSeconds} />}
        {outcome?.__typename === 'PasswordChanged' && (
          <Notice tone="good">{t('changed', { count: outcome.endedSessions })}</Notice>
        )}
        {error !== null && <ErrorState error={error} />}
        <Button type="submit" tone="primary" disabled={busy} className="justify-self-start">
          {t('change')}
        </Button>
      </form>
    </Card>
  );
}
