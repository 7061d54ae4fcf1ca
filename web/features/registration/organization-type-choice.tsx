'use client';
import { useTranslations } from 'next-intl';
import type { OrganizationType } from '../../graphql/generated/graphql';

const choices = ['B2B', 'B2C'] as const satisfies readonly OrganizationType[];

interface OrganizationTypeChoiceProps {
  readonly value: OrganizationType;
  readonly onChange: (value: OrganizationType) => void;
}

/** Whether a company registers or one person (Z-15). */
export function OrganizationTypeChoice({ value, onChange }: OrganizationTypeChoiceProps) {
  const t = useTranslations('register');
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t('organizationType')}</legend>
      <div className="grid grid-cols-2 gap-2">
        {choices.map((choice) => (
          <label
            key={choice}
            className="flex h-9 items-center gap-2 rounded-md border border-field px-3 text-sm has-checked:border-accent has-checked:bg-accent-wash has-checked:text-accent-strong"
          >
            <input
              type="radio"
              name="organizationType"
              value={choice}
              checked={value === choice}
              className="accent-accent"
              onChange={() => {
                onChange(choice);
              }}
            />
            {t(choice)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
