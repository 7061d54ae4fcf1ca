'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import type { SyntheticEvent } from 'react';
import { UpdateMeDocument, type Locale, type UpdateMeMutation } from '../../graphql/generated/graphql';
import { useSubmission } from '../../graphql/client/use-submission';
import { keepLocale } from '../../i18n/keep-locale';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Field, SelectInput, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { textOf } from '../../ui/text-of';
import { useFirstErrorFocus } from '../../ui/use-first-error-focus';

interface ProfileFormProps {
  readonly name: string;
  readonly locale: Locale;
}

/** Changes the name and the language of the person, for mails and for these pages. */
export function ProfileForm({ name, locale }: ProfileFormProps) {
  const t = useTranslations('profile');
  const router = useRouter();
  const [update] = useMutation(UpdateMeDocument);
  const { busy, outcome, error, submit } = useSubmission<UpdateMeMutation['updateMe']>();
  const formRef = useFirstErrorFocus(outcome);

  const send = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen: Locale = textOf(form, 'locale') === 'EN' ? 'EN' : 'FR';
    const input = { name: textOf(form, 'name'), locale: chosen };
    const answer = await submit(async () => (await update({ variables: { input } })).data?.updateMe);
    if (answer?.__typename !== 'MeUpdated') return;
    keepLocale(chosen === 'FR' ? 'fr' : 'en');
    router.refresh();
  };

  return (
    <form
      ref={formRef}
      method="post"
      noValidate
      className="grid max-w-sm gap-4"
      onSubmit={(event) => {
        void send(event);
      }}
    >
      <Field label={t('name')} error={outcome?.__typename === 'InvalidInput' ? t('nameWrong') : null}>
        {(described) => <TextInput {...described} name="name" autoComplete="name" required defaultValue={name} />}
      </Field>
      <Field label={t('locale')} hint={t('localeHint')}>
        {(described) => (
          <SelectInput {...described} name="locale" defaultValue={locale}>
            <option value="FR" lang="fr">
              Français
            </option>
            <option value="EN" lang="en">
              English
            </option>
          </SelectInput>
        )}
      </Field>
      {outcome?.__typename === 'MeUpdated' && <Notice tone="good">{t('saved')}</Notice>}
      {error !== null && <ErrorState error={error} />}
      <Button type="submit" tone="primary" disabled={busy} className="justify-self-start">
        {t('save')}
      </Button>
    </form>
  );
}
