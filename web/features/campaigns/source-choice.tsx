'use client';
import { useTranslations } from 'next-intl';
import type { ProspectSource } from '../../graphql/generated/graphql';

const sources: readonly ProspectSource[] = ['DIRECTORY', 'IMPORTED_LIST'];

interface SourceChoiceProps {
  readonly value: ProspectSource;
  readonly onChange: (source: ProspectSource) => void;
}

/** Where the prospects come from. */
export function SourceChoice({ value, onChange }: SourceChoiceProps) {
  const t = useTranslations('newCampaign');
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t('source')}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {sources.map((source) => (
          <label
            key={source}
            className="flex cursor-pointer items-start gap-2.5 rounded-md border border-field p-3 has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="source"
              className="mt-0.5 size-4 accent-accent outline-none"
              checked={value === source}
              onChange={() => {
                onChange(source);
              }}
            />
            <span>
              <span className="block font-medium">{t(source)}</span>
              <span className="block text-xs text-soft">{t(`${source}_HINT`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
