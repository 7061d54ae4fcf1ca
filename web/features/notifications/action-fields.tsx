'use client';
import { useTranslations } from 'next-intl';
import { Field, TextInput } from '../../ui/field';

/** Where a button leads and what it says. */
interface Action {
  readonly actionUrl: string;
  readonly actionText: string;
}

interface ActionFieldsProps {
  readonly draft: Action;
  readonly onChange: (changes: Partial<Action>) => void;
}

/** The button that a notification or a message may have. */
export function ActionFields({ draft, onChange }: ActionFieldsProps) {
  const t = useTranslations('notifications');
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t('field_actionUrl')} hint={t('actionUrlHint')}>
        {(described) => (
          <TextInput
            {...described}
            type="url"
            pattern="https://.*"
            value={draft.actionUrl}
            onChange={(event) => {
              onChange({ actionUrl: event.target.value });
            }}
          />
        )}
      </Field>
      <Field label={t('field_actionText')}>
        {(described) => (
          <TextInput
            {...described}
            maxLength={60}
            value={draft.actionText}
            onChange={(event) => {
              onChange({ actionText: event.target.value });
            }}
          />
        )}
      </Field>
    </div>
  );
}
