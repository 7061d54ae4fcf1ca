'use client';
import { useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import type { NotificationType } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { Field, SelectInput, TextArea, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { ActionFields } from './action-fields';
import { audiencesOf, type NotificationDraft } from './notification-draft';
import { useSending } from './use-sending';

const blank = { named: '', subject: '', body: '', actionUrl: '', actionText: '' };

/** Writes a notification of one of the types that the viewer may send. */
export function ComposeForm({ types }: { readonly types: readonly [NotificationType, ...NotificationType[]] }) {
  const t = useTranslations('notifications');
  const [draft, setDraft] = useState<NotificationDraft>({ type: types[0], audience: 'ALL', ...blank });
  const [isSent, setIsSent] = useState(false);
  const { send, busy, problem, error } = useSending();
  const change = (changes: Partial<NotificationDraft>): void => {
    setIsSent(false);
    setDraft({ ...draft, ...changes });
  };
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (!(await send(draft))) return;
    setDraft({ ...draft, ...blank });
    setIsSent(true);
  };
  const audiences = audiencesOf(draft.type);
  return (
    <Card className="mb-5 p-4">
      <CardTitle className="mb-3">{t('composeTitle')}</CardTitle>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('kind')}>
            {(described) => (
              <SelectInput
                {...described}
                value={draft.type}
                onChange={(event) => {
                  change({ type: types.find((type) => type === event.target.value) ?? draft.type, audience: 'ALL' });
                }}
              >
                {types.map((type) => (
                  <option key={type} value={type}>
                    {t(`type_${type}`)}
                  </option>
                ))}
              </SelectInput>
            )}
          </Field>
          <Field label={t('field_recipients')}>
            {(described) => (
              <SelectInput
                {...described}
                value={draft.audience}
                onChange={(event) => {
                  change({ audience: audiences.find((each) => each === event.target.value) ?? 'ALL' });
                }}
              >
                {audiences.map((audience) => (
                  <option key={audience} value={audience}>
                    {t(`audience_${audience}`)}
                  </option>
                ))}
              </SelectInput>
            )}
          </Field>
        </div>
        {draft.audience !== 'ALL' && (
          <Field label={t(`audience_${draft.audience}`)} hint={t('namedHint')}>
            {(described) => (
              <TextArea
                {...described}
                required
                value={draft.named}
                onChange={(event) => {
                  change({ named: event.target.value });
                }}
              />
            )}
          </Field>
        )}
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
        <Field label={t('field_body')}>
          {(described) => (
            <TextArea
              {...described}
              required
              maxLength={5_000}
              value={draft.body}
              onChange={(event) => {
                change({ body: event.target.value });
              }}
            />
          )}
        </Field>
        <ActionFields draft={draft} onChange={change} />
        {problem !== null && <Notice tone="bad">{problem}</Notice>}
        {error !== null && <ErrorState error={error} />}
        {isSent && <Notice tone="good">{t('sent')}</Notice>}
        <div>
          <Button type="submit" tone="primary" disabled={busy}>
            {t('send')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
