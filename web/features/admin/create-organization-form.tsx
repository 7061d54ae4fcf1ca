'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState, type SyntheticEvent } from 'react';
import {
  CreateOrganizationDocument,
  type Locale,
  type OrganizationType,
  type Plan,
} from '../../graphql/generated/graphql';
import { ActProblem } from '../../ui/act-problem';
import { Field, SelectInput, TextInput } from '../../ui/field';
import { Modal } from '../../ui/modal';
import { ModalButtons } from '../../ui/modal-buttons';
import { organizationTypes, plans } from './organization-view';
import { OwnerFields, type NamedOwner } from './owner-fields';
import { useAdminAct } from './use-admin-act';

const nameLengthMax = 200;

/** Creates an organization by hand and opens it. */
export function CreateOrganizationForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('admin');
  const planName = useTranslations('plan');
  const languages = useTranslations('organization');
  const router = useRouter();
  const [create] = useMutation(CreateOrganizationDocument);
  const act = useAdminAct();
  const [name, setName] = useState('');
  const [plan, setPlan] = useState<Plan>('TRIAL');
  const [type, setType] = useState<OrganizationType>('B2B');
  const [locale, setLocale] = useState<Locale>('FR');
  const [owner, setOwner] = useState<NamedOwner>({ ownerEmail: '', ownerName: '' });

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void act.run(async () => {
      const input = { name: name.trim(), plan, type, locale, ...owner };
      const outcome = (await create({ variables: { input } })).data?.createOrganization;
      if (outcome?.__typename === 'OrganizationCreated') router.push(`/admin/organizations/${outcome.organization.id}`);
      return outcome;
    });
  };

  return (
    <Modal title={t('createOrganization')} onClose={onClose}>
      <form className="grid gap-4" onSubmit={submit}>
        <Field label={t('name')} error={act.wrong.includes('name') ? t('nameWrong') : null}>
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
        <Field label={t('plan')} hint={t('planHint')}>
          {(described) => (
            <SelectInput
              {...described}
              value={plan}
              onChange={(event) => {
                setPlan(plans.find((each) => each === event.target.value) ?? plan);
              }}
            >
              {plans.map((each) => (
                <option key={each} value={each}>
                  {planName(`plan_${each}`)}
                </option>
              ))}
            </SelectInput>
          )}
        </Field>
        <Field label={t('type')}>
          {(described) => (
            <SelectInput
              {...described}
              value={type}
              onChange={(event) => {
                setType(organizationTypes.find((each) => each === event.target.value) ?? type);
              }}
            >
              {organizationTypes.map((each) => (
                <option key={each} value={each}>
                  {t(`type_${each}`)}
                </option>
              ))}
            </SelectInput>
          )}
        </Field>
        <Field label={languages('locale')}>
          {(described) => (
            <SelectInput
              {...described}
              value={locale}
              onChange={(event) => {
                setLocale(event.target.value === 'EN' ? 'EN' : 'FR');
              }}
            >
              <option value="FR">{languages('locale_FR')}</option>
              <option value="EN">{languages('locale_EN')}</option>
            </SelectInput>
          )}
        </Field>
        <OwnerFields owner={owner} wrong={act.wrong} onChange={setOwner} />
        <ActProblem act={act} />
        <ModalButtons keep={t('cancel')} confirm={t('createConfirm')} disabled={act.busy} onKeep={onClose} />
      </form>
    </Modal>
  );
}
