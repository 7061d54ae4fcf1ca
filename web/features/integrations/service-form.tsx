'use client';
import { useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import { Button } from '../../ui/button';
import { Field, TextInput } from '../../ui/field';
import type { Service } from './services';
import type { IntegrationActs } from './use-integration-acts';

interface ServiceFormProps {
  readonly service: Service;
  readonly acts: IntegrationActs;
  readonly onClose: () => void;
}

/** Takes the credentials of a service. They are written and never read back: what is kept is shown as its mask alone. */
export function ServiceForm({ service, acts, onClose }: ServiceFormProps) {
  const t = useTranslations('integrations');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (await acts.set(service.input((name) => (values[name] ?? '').trim()))) onClose();
  };

  return (
    <form
      autoComplete="off"
      className="grid gap-3"
      onSubmit={(event) => {
        void submit(event);
      }}
    >
      {service.fields.map(({ name, isSecret }) => (
        <Field
          key={name}
          label={t(`field_${name}`)}
          error={acts.act.wrong.some((path) => path.endsWith(name)) ? t('fieldWrong') : null}
        >
          {(described) => (
            <TextInput
              {...described}
              type={isSecret ? 'password' : 'text'}
              autoComplete="off"
              spellCheck={false}
              required
              value={values[name] ?? ''}
              onChange={(event) => {
                setValues({ ...values, [name]: event.target.value });
              }}
            />
          )}
        </Field>
      ))}
      <p className="text-xs text-soft">{t('writeOnly')}</p>
      <div className="flex gap-2">
        <Button type="submit" size="small" tone="primary" disabled={acts.act.busy}>
          {t('save')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
