'use client';
import { useTranslations } from 'next-intl';
import type { Locale } from '../../graphql/generated/graphql';
import { Field, SelectInput, TextInput } from '../../ui/field';
import type { CampaignDraft } from './campaign-draft';

interface CampaignOptionsProps {
  readonly draft: CampaignDraft;
  readonly leadsMaxError: string | undefined;
  readonly onChange: (part: Partial<CampaignDraft>) => void;
}

const languageOf = (value: string): Locale | null => (value === 'FR' || value === 'EN' ? value : null);

/** How many leads at most, and the language of the emails. */
export function CampaignOptions({ draft, leadsMaxError, onChange }: CampaignOptionsProps) {
  const t = useTranslations('newCampaign');
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={t('leadsMax')} hint={t('leadsMaxHint')} error={leadsMaxError}>
        {(described) => (
          <TextInput
            {...described}
            inputMode="numeric"
            className="tabular-nums"
            value={draft.leadsMax}
            onChange={(event) => {
              onChange({ leadsMax: event.target.value });
            }}
          />
        )}
      </Field>
      <Field label={t('language')} hint={t('languageHint')}>
        {(described) => (
          <SelectInput
            {...described}
            value={draft.language ?? ''}
            onChange={(event) => {
              onChange({ language: languageOf(event.target.value) });
            }}
          >
            <option value="">{t('languageOfLead')}</option>
            <option value="FR">{t('french')}</option>
            <option value="EN">{t('english')}</option>
          </SelectInput>
        )}
      </Field>
    </div>
  );
}
