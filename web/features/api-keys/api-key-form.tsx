'use client';
import { useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import type { ApiKeyEnvironment, ApiKeyScope } from '../../graphql/generated/graphql';
import { ActProblem } from '../../ui/act-problem';
import { CheckboxGroup } from '../../ui/checkbox-group';
import { Field, SelectInput, TextInput } from '../../ui/field';
import { Modal } from '../../ui/modal';
import { ModalButtons } from '../../ui/modal-buttons';
import type { ApiKeyActs } from './use-api-key-acts';

const scopes: readonly ApiKeyScope[] = [
  'ORGANIZATION_READ',
  'LEADS_READ',
  'LEADS_WRITE',
  'CAMPAIGNS_READ',
  'CAMPAIGNS_WRITE',
  'EMAILS_READ',
];
const nameLengthMax = 100;

interface ApiKeyFormProps {
  readonly acts: ApiKeyActs;
  readonly onClose: () => void;
}

/** Makes a key: what for, what it may do, and until when. */
export function ApiKeyForm({ acts, onClose }: ApiKeyFormProps) {
  const t = useTranslations('apiKeys');
  const [name, setName] = useState('');
  const [environment, setEnvironment] = useState<ApiKeyEnvironment>('LIVE');
  const [chosen, setChosen] = useState<readonly ApiKeyScope[]>([]);
  const [lastDay, setLastDay] = useState('');

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    const expiresAt = lastDay === '' ? null : new Date(`${lastDay}T23:59:59`).toISOString();
    if (await acts.create({ name: name.trim(), environment, scopes: [...chosen], expiresAt })) onClose();
  };

  return (
    <Modal title={t('create')} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        <Field label={t('name')} hint={t('nameHint')} error={acts.act.wrong.includes('name') ? t('nameWrong') : null}>
          {(described) => (
            <TextInput
              {...described}
              required
              autoFocus
              maxLength={nameLengthMax}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
              }}
            />
          )}
        </Field>
        <Field label={t('environment')}>
          {(described) => (
            <SelectInput
              {...described}
              value={environment}
              onChange={(event) => {
                setEnvironment(event.target.value === 'TEST' ? 'TEST' : 'LIVE');
              }}
            >
              <option value="LIVE">{t('environment_LIVE')}</option>
              <option value="TEST">{t('environment_TEST')}</option>
            </SelectInput>
          )}
        </Field>
        <CheckboxGroup
          legend={t('scopes')}
          options={scopes.map((scope) => ({ value: scope, label: t(`scope_${scope}`) }))}
          chosen={chosen}
          onChange={setChosen}
        />
        <Field
          label={t('lastDay')}
          hint={t('lastDayHint')}
          error={acts.act.wrong.includes('expiresAt') ? t('lastDayWrong') : null}
        >
          {(described) => (
            <TextInput
              {...described}
              type="date"
              value={lastDay}
              onChange={(event) => {
                setLastDay(event.target.value);
              }}
            />
          )}
        </Field>
        <ActProblem act={acts.act} />
        <ModalButtons
          keep={t('cancel')}
          confirm={t('createConfirm')}
          disabled={acts.act.busy || chosen.length === 0}
          onKeep={onClose}
        />
      </form>
    </Modal>
  );
}
