'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import {
  UpdateMyOrganizationDocument,
  type OperatorGrant,
  type OrganizationSettingsFragment,
} from '../../graphql/generated/graphql';
import { useAct } from '../../graphql/client/use-act';
import { ActProblem } from '../../ui/act-problem';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field, SelectInput, TextArea, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { CompanyNumbers } from './company-numbers';
import { CheckboxGroup } from '../../ui/checkbox-group';

const grants: readonly OperatorGrant[] = ['CREATE_CAMPAIGNS', 'APPROVE_EMAILS'];

/** Changes the settings; whoever may not sees them as they are. */
export function OrganizationForm({ organization }: { readonly organization: OrganizationSettingsFragment }) {
  const t = useTranslations('organization');
  const [update] = useMutation(UpdateMyOrganizationDocument);
  const act = useAct((outcome) => {
    if (outcome.__typename === 'OrganizationUpdated') return null;
    if (outcome.__typename === 'RoleNotYours') return t('problem_RoleNotYours');
    return outcome.__typename === 'InvalidInput' ? t('problem_InvalidInput') : (outcome.message ?? t('problem_other'));
  });
  const [name, setName] = useState(organization.name);
  const [locale, setLocale] = useState(organization.locale);
  const [postalAddress, setPostalAddress] = useState(organization.postalAddress ?? '');
  const [siret, setSiret] = useState(organization.siret ?? '');
  const [vatNumber, setVatNumber] = useState(organization.vatNumber ?? '');
  const [operatorGrants, setOperatorGrants] = useState<readonly OperatorGrant[]>(organization.operatorGrants);
  const [saved, setSaved] = useState(false);
  const isCompany = organization.type === 'B2B';
  const readOnly = !organization.viewerCanUpdate;

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setSaved(false);
    const input = {
      name: name.trim(),
      locale,
      postalAddress: postalAddress.trim(),
      ...(isCompany ? { siret: siret.trim(), vatNumber: vatNumber.trim() } : {}),
      operatorGrants: [...operatorGrants],
    };
    setSaved(await act.run(async () => (await update({ variables: { input } })).data?.updateMyOrganization));
  };

  return (
    <Card className="max-w-2xl p-5">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          void submit(event);
        }}
      >
        <Field label={t('name')} error={act.wrong.includes('name') ? t('nameWrong') : null}>
          {(described) => (
            <TextInput
              {...described}
              required
              maxLength={200}
              disabled={readOnly}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
              }}
            />
          )}
        </Field>
        <Field label={t('locale')} hint={t('localeHint')}>
          {(described) => (
            <SelectInput
              {...described}
              disabled={readOnly}
              value={locale}
              onChange={(event) => {
                setLocale(event.target.value === 'EN' ? 'EN' : 'FR');
              }}
            >
              <option value="FR">{t('locale_FR')}</option>
              <option value="EN">{t('locale_EN')}</option>
            </SelectInput>
          )}
        </Field>
        <Field
          label={t('postalAddress')}
          hint={t('postalAddressHint')}
          error={act.wrong.includes('postalAddress') ? t('postalAddressWrong') : null}
        >
          {(described) => (
            <TextArea
              {...described}
              disabled={readOnly}
              value={postalAddress}
              onChange={(event) => {
                setPostalAddress(event.target.value);
              }}
            />
          )}
        </Field>
        {isCompany && (
          <CompanyNumbers
            siret={siret}
            vatNumber={vatNumber}
            wrong={act.wrong}
            disabled={readOnly}
            onSiret={setSiret}
            onVatNumber={setVatNumber}
          />
        )}
        <CheckboxGroup
          legend={t('operatorGrants')}
          hint={t('operatorGrantsHint')}
          options={grants.map((grant) => ({ value: grant, label: t(`grant_${grant}`) }))}
          chosen={operatorGrants}
          disabled={readOnly}
          onChange={setOperatorGrants}
        />
        <ActProblem act={act} />
        {saved && <Notice tone="good">{t('saved')}</Notice>}
        {readOnly ? (
          <p className="text-sm text-soft">{t('readOnly')}</p>
        ) : (
          <Button type="submit" tone="primary" className="justify-self-start" disabled={act.busy}>
            {t('save')}
          </Button>
        )}
      </form>
    </Card>
  );
}
