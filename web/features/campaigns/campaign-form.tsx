'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CreateCampaignDocument, type CampaignHeaderFragment } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { Field, TextArea, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import {
  createInput,
  emptyFields,
  leadsMaxProposed,
  withSource,
  type CampaignDraft,
  type DraftField,
} from './campaign-draft';
import { useLimitSentence } from '../plans/limit-sentence';
import { CampaignOptions } from './campaign-options';
import { CriteriaPreview } from './criteria-preview';
import { OfferFields } from './offer-fields';
import { SourceChoice } from './source-choice';

type Problems = Partial<Record<DraftField, string>>;

const refusable: readonly DraftField[] = ['name', 'criteriaText', 'offer', 'offerTranslation', 'leadsMax'];

const newDraft: CampaignDraft = {
  name: '',
  criteriaText: '',
  source: 'DIRECTORY',
  offer: '',
  offerTranslation: '',
  leadsMax: leadsMaxProposed.DIRECTORY,
  language: null,
};

interface CampaignFormProps {
  readonly onCreated: (campaign: CampaignHeaderFragment) => void;
}

/** The form of a new campaign beside the live reading of its criteria. */
export function CampaignForm({ onCreated }: CampaignFormProps) {
  const t = useTranslations('newCampaign');
  const [draft, setDraft] = useState(newDraft);
  const { problems, message, error, busy, submit } = useCreateCampaign(draft, onCreated);
  const change = (part: Partial<CampaignDraft>): void => {
    setDraft({ ...draft, ...part });
  };
  return (
    <form
      noValidate
      className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Card className="grid grid-cols-1 content-start gap-5 p-4 sm:p-5">
        <Field label={t('name')} error={problems.name}>
          {(described) => (
            <TextInput
              {...described}
              required
              value={draft.name}
              maxLength={120}
              onChange={(event) => {
                change({ name: event.target.value });
              }}
            />
          )}
        </Field>
        <SourceChoice
          value={draft.source}
          onChange={(source) => {
            setDraft(withSource(draft, source));
          }}
        />
        <Field
          label={draft.source === 'DIRECTORY' ? t('criteria') : t('criteriaOptional')}
          hint={t('criteriaHint')}
          error={problems.criteriaText}
        >
          {(described) => (
            <TextArea
              {...described}
              rows={4}
              value={draft.criteriaText}
              maxLength={2_000}
              onChange={(event) => {
                change({ criteriaText: event.target.value });
              }}
            />
          )}
        </Field>
        <CampaignOptions draft={draft} leadsMaxError={problems.leadsMax} onChange={change} />
        <OfferFields
          draft={draft}
          offerError={problems.offer}
          translationError={problems.offerTranslation}
          onChange={change}
        />
        {message !== null && <Notice tone="bad">{message}</Notice>}
        {error !== undefined && <ErrorState error={error} />}
        <div className="flex justify-end border-t border-line pt-4">
          <Button type="submit" tone="primary" disabled={busy}>
            {busy ? t('creating') : draft.source === 'DIRECTORY' ? t('create') : t('createAndImport')}
          </Button>
        </div>
      </Card>
      <div>
        <CriteriaPreview text={draft.criteriaText} />
      </div>
    </form>
  );
}

function useCreateCampaign(draft: CampaignDraft, onCreated: (campaign: CampaignHeaderFragment) => void) {
  const t = useTranslations('newCampaign');
  const limitSentence = useLimitSentence();
  const [create, { loading: busy, error }] = useMutation(CreateCampaignDocument);
  const [problems, setProblems] = useState<Problems>({});
  const [message, setMessage] = useState<string | null>(null);

  const submit = async (): Promise<void> => {
    const wrong = emptyFields(draft);
    setProblems(Object.fromEntries(wrong.map((field) => [field, t(`${field}Needed`)])));
    setMessage(wrong.length === 0 ? null : t('incomplete'));
    if (wrong.length > 0) return;
    const answer = await create({ variables: { input: createInput(draft) } }).catch(() => null);
    const result = answer?.data?.createCampaign;
    if (!result) return;
    if (result.__typename === 'CampaignCreated') {
      onCreated(result.campaign);
      return;
    }
    if (result.__typename !== 'InvalidInput') {
      setMessage(limitSentence(result));
      return;
    }
    const refused = refusable.filter((field) => result.problems.some(({ path }) => path === field));
    setProblems(Object.fromEntries(refused.map((field) => [field, t(`${field}Refused`)])));
    setMessage(refused.length > 0 ? t('incomplete') : result.message);
  };
  return { problems, message, error, busy, submit };
}
