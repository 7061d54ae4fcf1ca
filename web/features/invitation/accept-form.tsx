'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { AcceptInvitationInput } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { CheckField, Field, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { LegalLink } from '../legal/legal-link';

const passwordLengthMin = 12;

/** What somebody says who accepts; the boxes are those of a registration. */
export type Accepting = Pick<
  AcceptInvitationInput,
  'name' | 'password' | 'acceptsTerms' | 'acceptsPrivacy' | 'acceptsMarketing'
>;

interface AcceptFormProps {
  readonly busy: boolean;
  /** The fields that were refused. */
  readonly wrong: readonly string[];
  readonly problem: string | null;
  readonly onSubmit: (accepting: Accepting) => void;
}

/** Asks an invited person for a name, a password of their own, and what they agree to (Z-16). */
export function AcceptForm({ busy, wrong, problem, onSubmit }: AcceptFormProps) {
  const t = useTranslations('invitation');
  const consent = useTranslations('register');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        onSubmit({
          name: name.trim(),
          password,
          acceptsTerms: form.has('acceptsTerms'),
          acceptsPrivacy: form.has('acceptsPrivacy'),
          acceptsMarketing: form.has('acceptsMarketing'),
        });
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
      <fieldset className="grid gap-2">
        <legend className="sr-only">{consent('consents')}</legend>
        <CheckField
          name="acceptsTerms"
          label={consent.rich('acceptsTerms', { link: (text) => <LegalLink to="terms">{text}</LegalLink> })}
          error={wrong.includes('acceptsTerms') ? consent('wrong_acceptsTerms') : null}
          required
        />
        <CheckField
          name="acceptsPrivacy"
          label={consent.rich('acceptsPrivacy', { link: (text) => <LegalLink to="privacy">{text}</LegalLink> })}
          error={wrong.includes('acceptsPrivacy') ? consent('wrong_acceptsPrivacy') : null}
          required
        />
        <CheckField name="acceptsMarketing" label={consent('acceptsMarketing')} />
      </fieldset>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <Button type="submit" tone="primary" disabled={busy}>
        {busy ? t('busy') : t('submit')}
      </Button>
    </form>
  );
}
