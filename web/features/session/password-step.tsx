'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState, type SyntheticEvent } from 'react';
import { Button } from '../../ui/button';
import { Field, TextInput } from '../../ui/field';
import { textOf } from '../../ui/text-of';
import { LoginProblem } from './login-problem';
import { logIn, type LoginOutcome } from './login-request';

interface PasswordStepProps {
  /** How the attempt before this one ended. */
  readonly outcome: LoginOutcome | null;
  readonly onOutcome: (outcome: LoginOutcome, email: string) => void;
}

/** Asks for address and password, and shows the ways to an account for whoever lacks one of them. */
export function PasswordStep({ outcome, onOutcome }: PasswordStepProps) {
  const t = useTranslations('login');
  const register = useTranslations('register');
  const password = useTranslations('password');
  const [busy, setBusy] = useState(false);

  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = textOf(form, 'email').trim();
    setBusy(true);
    const next = await logIn(email, textOf(form, 'password'));
    if (next.kind !== 'LoggedIn') setBusy(false);
    onOutcome(next, email);
  };

  return (
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
      {!busy && <LoginProblem outcome={outcome} />}
      <Button type="submit" tone="primary" disabled={busy}>
        {busy ? t('busy') : t('submit')}
      </Button>
      <p className="flex flex-wrap justify-between gap-2 text-sm">
        <Link href="/forgot-password" className="text-accent underline underline-offset-2">
          {password('forgotLink')}
        </Link>
        <Link href="/register-new" className="text-accent underline underline-offset-2">
          {register('link')}
        </Link>
      </p>
    </form>
  );
}
