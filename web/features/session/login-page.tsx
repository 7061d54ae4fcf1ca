'use client';
import { useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import { Button } from '../../ui/button';
import { Field, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { LanguageSwitch } from '../shell/language-switch';
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
    <main className="grid min-h-dvh grid-rows-[1fr_auto] place-items-center gap-6 p-4">
      <div className="w-full max-w-sm">
        <p className="mb-6 flex items-center justify-center gap-2 text-lg font-semibold tracking-tight">
          <span aria-hidden className="grid size-7 place-items-center rounded-md bg-accent text-sm text-accent-ink">
            V
          </span>
          Vectra
        </p>
        <div className="rounded-lg border border-line bg-surface p-6">
          <h1 className="mb-5 text-base font-semibold">{t('heading')}</h1>
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
        </div>
      </div>
      <LanguageSwitch />
    </main>
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
