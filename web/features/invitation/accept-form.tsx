'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Field, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { LegalLink } from '../legal/legal-link';

const passwordLengthMin = 12;

interface AcceptFormProps {
  readonly busy: boolean;
  /** The fields that were refused. */
  readonly wrong: readonly string[];
  readonly problem: string | null;
  readonly onSubmit: (name: string, password: string) => void;
}

/** Asks an invited person for a name and a password of their own. */
export function AcceptForm({ busy, wrong, problem, onSubmit }: AcceptFormProps) {
  const t = useTranslations('invitation');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(name.trim(), password);
      }}
    >
      <Field label={t('name')} error={wrong.includes('name') ? t('nameWrong') : null}>
        {(described) => (
          <TextInput
            {...described}
            autoComplete="name"
            required
            autoFocus
            value={name}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
        )}
      </Field>
      <Field
        label={t('password')}
        hint={t('passwordHint')}
        error={wrong.includes('password') ? t('passwordWrong') : null}
      >
        {(described) => (
          <TextInput
            {...described}
            type="password"
            autoComplete="new-password"
            required
            minLength={passwordLengthMin}
            value={password}
            onChange={(event) => {
              setPassword(event.target.value);
            }}
          />
        )}
      </Field>
      <p className="text-sm text-soft">
        {t.rich('legal', {
          terms: (text) => <LegalLink to="terms">{text}</LegalLink>,
          privacy: (text) => <LegalLink to="privacy">{text}</LegalLink>,
        })}
      </p>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <Button type="submit" tone="primary" disabled={busy}>
        {busy ? t('busy') : t('submit')}
      </Button>
    </form>
  );
}
