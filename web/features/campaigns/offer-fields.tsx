'use client';
import { useTranslations } from 'next-intl';
import { Field, TextArea } from '../../ui/field';
import type { CampaignDraft } from './campaign-draft';

interface OfferFieldsProps {
  readonly draft: CampaignDraft;
  readonly offerError: string | undefined;
  readonly translationError: string | undefined;
  readonly onChange: (part: Partial<CampaignDraft>) => void;
}

/** What is offered, and the same in the other language where each lead has emails in their own. */
export function OfferFields({ draft, offerError, translationError, onChange }: OfferFieldsProps) {
  const t = useTranslations('newCampaign');
  return (
    <>
      <Field label={t('offer')} hint={t('offerHint')} error={offerError}>
        {(described) => (
          <TextArea
            {...described}
            rows={4}
            required
            value={draft.offer}
            maxLength={2_000}
            onChange={(event) => {
              onChange({ offer: event.target.value });
            }}
          />
        )}
      </Field>
      {draft.language === null && (
        <Field label={t('offerTranslation')} hint={t('offerTranslationHint')} error={translationError}>
          {(described) => (
            <TextArea
              {...described}
              rows={3}
              value={draft.offerTranslation}
              maxLength={2_000}
              onChange={(event) => {
                onChange({ offerTranslation: event.target.value });
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}
