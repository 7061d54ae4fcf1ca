'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import { RegisterDocument, type OrganizationType, type RegisterMutation } from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { useReaderLanguage } from '../../i18n/use-reader-language';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { CheckField, Field, TextInput } from '../../ui/field';
import { useFirstErrorFocus } from '../../ui/use-first-error-focus';
import { LegalLink } from '../legal/legal-link';
import { WaitNotice } from '../session/wait-notice';
import { CompanyFields } from './company-fields';
import { OrganizationTypeChoice } from './organization-type-choice';
import { missingIn, readDraft, registerPaths, type RegisterPath } from './register-draft';

interface RegisterFormProps {
  readonly onReceived: (registrationId: string, email: string) => void;
}

const noPaths: readonly RegisterPath[] = [];

const refusedPaths = (outcome: RegisterMutation['register'] | undefined): readonly RegisterPath[] =>
  outcome?.__typename === 'InvalidInput'
    ? registerPaths.filter((path) => outcome.problems.some((problem) => problem.path === path))
    : noPaths;

/** Asks who wants an account, for a company or for oneself (Z-15, Z-16, Z-19). */
export function RegisterForm({ onReceived }: RegisterFormProps) {
  const t = useTranslations('register');
  const language = useReaderLanguage();
  const [organizationType, setOrganizationType] = useState<OrganizationType>('B2B');
  const [register] = useMutation(RegisterDocument);
  const { busy, outcome, error, submit } = useSubmission<RegisterMutation['register']>();
  const [wrong, setWrong] = useState(noPaths);
  const formRef = useFirstErrorFocus(wrong);
  const errorOf = (path: RegisterPath): string | null => (wrong.includes(path) ? t(`wrong_${path}`) : null);

  const send = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const input = readDraft(new FormData(event.currentTarget), organizationType, language);
    const missing = missingIn(input);
    setWrong(missing);
    if (missing.length > 0) return;
    const answer = await submit(async () => (await register({ variables: { input } })).data?.register);
    setWrong(refusedPaths(answer));
    if (answer?.__typename === 'RegistrationReceived') onReceived(answer.registrationId, input.email);
  };

  return (
    <form
      ref={formRef}
      method="post"
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        void send(event);
      }}
    >
      <OrganizationTypeChoice
        value={organizationType}
        onChange={(next) => {
          setOrganizationType(next);
          setWrong(noPaths);
        }}
      />
      <Field label={t('name')} error={errorOf('name')}>
        {(described) => <TextInput {...described} name="name" autoComplete="name" required />}
      </Field>
      <Field label={t('email')} error={errorOf('email')}>
        {(described) => <TextInput {...described} name="email" type="email" autoComplete="username" required />}
      </Field>
      <Field label={t('password')} hint={t('passwordHint')} error={errorOf('password')}>
        {(described) => (
          <TextInput {...described} name="password" type="password" autoComplete="new-password" required />
        )}
      </Field>
      {organizationType === 'B2B' && <CompanyFields errorOf={errorOf} />}
      <fieldset className="grid gap-2">
        <legend className="sr-only">{t('consents')}</legend>
        <CheckField
          name="acceptsTerms"
          label={t.rich('acceptsTerms', { link: (text) => <LegalLink to="terms">{text}</LegalLink> })}
          error={errorOf('acceptsTerms')}
          required
        />
        <CheckField
          name="acceptsPrivacy"
          label={t.rich('acceptsPrivacy', { link: (text) => <LegalLink to="privacy">{text}</LegalLink> })}
          error={errorOf('acceptsPrivacy')}
          required
        />
        <CheckField name="acceptsMarketing" label={t('acceptsMarketing')} />
      </fieldset>
      {outcome?.__typename === 'TooManyAttempts' && <WaitNotice seconds={outcome.retryAfterSeconds} />}
      {error !== null && <ErrorState error={error} />}
      <Button type="submit" tone="primary" disabled={busy}>
        {busy ? t('busy') : t('submit')}
      </Button>
    </form>
  );
}
