'use client';
import { useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import { Button } from '../../ui/button';
import { Field, TextInput } from '../../ui/field';
import { textOf } from '../../ui/text-of';
import { useFirstErrorFocus } from '../../ui/use-first-error-focus';
import { LoginProblem } from './login-problem';
import { completeLogin, type LoginOutcome } from './login-request';

interface SecondFactorStepProps {
  readonly challenge: string;
  /** How the attempt before this one ended. */
  readonly outcome: LoginOutcome | null;
  readonly onOutcome: (outcome: LoginOutcome) => void;
  readonly onCancel: () => void;
}

/** Asks somebody whose password was right for a code of their authenticator, or a recovery code. */
export function SecondFactorStep({ challenge, outcome, onOutcome, onCancel }: SecondFactorStepProps) {
  const t = useTranslations('secondFactor');
  const login = useTranslations('login');
  const [busy, setBusy] = useState(false);
  const formRef = useFirstErrorFocus(outcome);

  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const code = textOf(new FormData(event.currentTarget), 'code').trim();
    setBusy(true);
    const next = await completeLogin(challenge, code);
    if (next.kind !== 'LoggedIn') setBusy(false);
    onOutcome(next);
  };

  return (
    <form
      ref={formRef}
      method="post"
      className="grid gap-4"
      onSubmit={(event) => {
        void submit(event);
      }}
    >
      <Field
        label={t('code')}
        hint={t('codeHint')}
        error={!busy && outcome?.kind === 'CodeWrong' ? t('codeWrong') : null}
      >
        {(described) => (
          <TextInput {...described} name="code" autoComplete="one-time-code" spellCheck={false} required autoFocus />
        )}
      </Field>
      {!busy && <LoginProblem outcome={outcome} />}
      <Button type="submit" tone="primary" disabled={busy}>
        {busy ? login('busy') : t('signIn')}
      </Button>
      <Button tone="quiet" onClick={onCancel}>
        {t('startAgain')}
      </Button>
    </form>
  );
}
