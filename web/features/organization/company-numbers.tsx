'use client';
import { useTranslations } from 'next-intl';
import { Field, TextInput } from '../../ui/field';

interface CompanyNumbersProps {
  readonly siret: string;
  readonly vatNumber: string;
  /** The fields that the API refused. */
  readonly wrong: readonly string[];
  readonly disabled: boolean;
  readonly onSiret: (siret: string) => void;
  readonly onVatNumber: (vatNumber: string) => void;
}

/** The numbers by which authorities know a company. */
export function CompanyNumbers({ siret, vatNumber, wrong, disabled, onSiret, onVatNumber }: CompanyNumbersProps) {
  const t = useTranslations('organization');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('siret')} error={wrong.includes('siret') ? t('siretWrong') : null}>
        {(described) => (
          <TextInput
            {...described}
            inputMode="numeric"
            maxLength={30}
            disabled={disabled}
            value={siret}
            onChange={(event) => {
              onSiret(event.target.value);
            }}
          />
        )}
      </Field>
      <Field label={t('vatNumber')} error={wrong.includes('vatNumber') ? t('vatNumberWrong') : null}>
        {(described) => (
          <TextInput
            {...described}
            maxLength={30}
            disabled={disabled}
            value={vatNumber}
            onChange={(event) => {
              onVatNumber(event.target.value);
            }}
          />
        )}
      </Field>
    </div>
  );
}
