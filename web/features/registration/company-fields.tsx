'use client';
import { useTranslations } from 'next-intl';
import { Field, TextInput } from '../../ui/field';
import type { RegisterPath } from './register-draft';

interface CompanyFieldsProps {
  readonly errorOf: (path: RegisterPath) => string | null;
}

/** Which company registers (Z-16). */
export function CompanyFields({ errorOf }: CompanyFieldsProps) {
  const t = useTranslations('register');
  return (
    <>
      <Field label={t('companyName')} error={errorOf('companyName')}>
        {(described) => <TextInput {...described} name="companyName" autoComplete="organization" required />}
      </Field>
      <Field label={t('siret')} hint={t('siretHint')} error={errorOf('siret')}>
        {(described) => <TextInput {...described} name="siret" inputMode="numeric" autoComplete="off" />}
      </Field>
      <Field label={t('vatNumber')} hint={t('vatNumberHint')} error={errorOf('vatNumber')}>
        {(described) => <TextInput {...described} name="vatNumber" autoComplete="off" spellCheck={false} />}
      </Field>
    </>
  );
}
