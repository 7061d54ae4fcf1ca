'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode, SyntheticEvent } from 'react';
import type { Submission } from '../../graphql/client/use-submission';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Field, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { textOf } from '../../ui/text-of';
import { useFirstErrorFocus } from '../../ui/use-first-error-focus';
import { WaitNotice } from '../session/wait-notice';

/** What proves that the person is there: password and code. */
export interface Proof {
  readonly password: string;
  readonly code: string;
}

type Outcome =
  | { readonly __typename: 'TooManyAttempts'; readonly retryAfterSeconds: number }
  | { readonly __typename: 'CodeWrong' | 'WrongPassword' | 'TwoFactorStateWrong' }
  | { readonly __typename: 'TwoFactorDisabled' | 'RecoveryCodesRegenerated' };

interface ProofFormProps {
  readonly text: string;
  readonly submission: Pick<Submission<Outcome>, 'busy' | 'outcome' | 'error'>;
  readonly onProof: (proof: Proof) => void;
  readonly onCancel: () => void;
  /** What the button says. */
  readonly children: ReactNode;
}

/** Asks for password and code before the second factor is touched. */
export function ProofForm({ text, submission, onProof, onCancel, children }: ProofFormProps) {
  const t = useTranslations('secondFactor');
  const password = useTranslations('password');
  const { busy, outcome, error } = submission;
  const formRef = useFirstErrorFocus(outcome);

  const send = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onProof({ password: textOf(form, 'password'), code: textOf(form, 'code').trim() });
  };

  return (
    <form ref={formRef} method="post" noValidate className="grid max-w-sm gap-4" onSubmit={send}>
      <p className="text-soft">{text}</p>
      <Field
        label={password('currentPassword')}
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
      <Field label={t('code')} hint={t('codeHint')} error={outcome?.__typename === 'CodeWrong' ? t('codeWrong') : null}>
        {(described) => (
          <TextInput {...described} name="code" autoComplete="one-time-code" spellCheck={false} required />
        )}
      </Field>
      {outcome?.__typename === 'TwoFactorStateWrong' && <Notice tone="warn">{t('stateWrong')}</Notice>}
      {outcome?.__typename === 'TooManyAttempts' && <WaitNotice seconds={outcome.retryAfterSeconds} />}
      {error !== null && <ErrorState error={error} />}
      <div className="flex gap-2">
        <Button type="submit" tone="primary" disabled={busy}>
          {children}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
