'use client';
import { useTranslations } from 'next-intl';
import { Field, TextInput } from '../../ui/field';
import type { ChoiceProblem } from './new-password';

interface NewPasswordFieldProps {
  readonly problem: ChoiceProblem | null;
  readonly autoFocus?: boolean;
}

/** Asks for the password that is to be, and tells what is wrong with it. */
export function NewPasswordField({ problem, autoFocus = false }: NewPasswordFieldProps) {
  const t = useTranslations('password');
  return (
    <Field label={t('newPassword')} hint={t('newPasswordHint')} error={problem === null ? null : t(`wrong_${problem}`)}>
      {(described) => (
        <TextInput
          {...described}
          name="newPassword"
          type="password"
          autoComplete="new-password"
          required
          autoFocus={autoFocus}
        />
      )}
    </Field>
  );
}
