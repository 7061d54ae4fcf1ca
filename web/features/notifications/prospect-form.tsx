'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { Field, TextArea, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { ActionFields } from './action-fields';
import { blankDraft, type ProspectDraft } from './prospect-draft';
import { RefusedProspects } from './refused-prospects';
import { useProspectSending } from './use-prospect-sending';

const longTexts = { recipients: 50_000, relevance: 500, body: 5_000 } as const;

/** Writes to prospects; whoever the contact gate refuses is named, and the others can be written to. */
export function ProspectForm() {
  const t = useTranslations('prospects');
  const [draft, setDraft] = useState<ProspectDraft>(blankDraft);
  const [sentCount, setSentCount] = useState<number | null>(null);
  const { send, busy, problem, refusal, error } = useProspectSending();
  const change = (changes: Partial<ProspectDraft>): void => {
    setSentCount(null);
    setDraft({ ...draft, ...changes });
  };
  const submit = async (refusedAreLeftOut: boolean): Promise<void> => {
    const count = await send(draft, refusedAreLeftOut);
    if (count === null) return;
    setDraft(blankDraft);
    setSentCount(count);
  };
  const longField = (name: keyof typeof longTexts, hint?: string) => (
    <Field label={t(`field_${name}`)} {...(hint === undefined ? {} : { hint })}>
      {(described) => (
        <TextArea
          {...described}
          required
          maxLength={longTexts[name]}
          value={draft[name]}
          onChange={(event) => {
            change({ [name]: event.target.value });
          }}
        />
      )}
    </Field>
  );
  return (
    <Card className="mb-5 p-4">
      <CardTitle className="mb-1">{t('title')}</CardTitle>
      <p className="mb-3 text-soft">{t('text')}</p>
      <form
        className="grid gap-3"
        aria-label={t('title')}
        onSubmit={(event) => {
          event.preventDefault();
          void submit(false);
        }}
      >
        {longField('recipients', t('recipientsHint'))}
        {longField('relevance', t('relevanceHint'))}
        <Field label={t('field_subject')}>
          {(described) => (
            <TextInput
              {...described}
              required
              maxLength={150}
              value={draft.subject}
              onChange={(event) => {
                change({ subject: event.target.value });
              }}
            />
          )}
        </Field>
        {longField('body')}
        <ActionFields draft={draft} onChange={change} />
        {refusal && <RefusedProspects refusal={refusal} busy={busy} onSendToOthers={() => void submit(true)} />}
        {problem !== null && <Notice tone="bad">{problem}</Notice>}
        {error !== null && <ErrorState error={error} />}
        {sentCount !== null && <Notice tone="good">{t('sent', { count: sentCount })}</Notice>}
        <div>
          <Button type="submit" tone="primary" disabled={busy}>
            {t('send')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
