'use client';
import { useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import { Button } from '../../ui/button';
import { Field, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { DoorFrame } from './door-frame';
import { logIn, type LoginOutcome } from './login-request';

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Where people sign in. */
export function LoginPage({ nextPath }: { readonly nextPath: string }) {
  const t = useTranslations('login');
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<LoginOutcome | null>(null);

  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setOutcome(null);
    const next = await logIn(textOf(form, 'email').trim(), textOf(form, 'password'));
    if (next.kind === 'LoggedIn') {
      window.location.assign(nextPath);
      return;
    }
    setOutcome(next);
    setBusy(false);
  };

  return (
    <DoorFrame heading={t('heading')}>
      <form
        method="post"
        className="grid gap-4"
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        <Field label={t('email')}>
          {(described) => (
            <TextInput {...described} name="email" type="email" autoComplete="username" required autoFocus />
          )}
        </Field>
        <Field label={t('password')}>
          {(described) => (
            <TextInput {...described} name="password" type="password" autoComplete="current-password" required />
          )}
        </Field>
        {outcome && <LoginProblem outcome={outcome} />}
        <Button type="submit" tone="primary" disabled={busy}>
          {busy ? t('busy') : t('submit')}
        </Button>
      </form>
    </DoorFrame>
  );
}

function LoginProblem({ outcome }: { readonly outcome: LoginOutcome }) {
  const t = useTranslations('login');
  switch (outcome.kind) {
    case 'LoggedIn':
      return null;
    case 'InvalidCredentials':
      return <Notice tone="bad">{t('invalidCredentials')}</Notice>;
    case 'TooManyAttempts':
      return <Notice tone="warn">{t('tooManyAttempts', { seconds: outcome.retryAfterSeconds })}</Notice>;
    case 'Unavailable':
      return (
        <Notice tone="bad">
          {outcome.requestId === null ? t('unavailable') : t('unavailableWithId', { requestId: outcome.requestId })}
        </Notice>
      );
  }
}
