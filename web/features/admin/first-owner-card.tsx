'use client';
import { useMutation } from '@apollo/client/react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import {
  InviteFirstOwnerDocument,
  type Locale,
  type PlatformOrganizationCardFragment,
} from '../../graphql/generated/graphql';
import { ActProblem } from '../../ui/act-problem';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { Field, SelectInput, TextInput } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useAdminAct } from './use-admin-act';

const nameLengthMax = 120;

/** How far the first owner has come, and how they are written to again while nobody who owns the organization can sign in. */
export function FirstOwnerCard({ organization }: { readonly organization: PlatformOrganizationCardFragment }) {
  const t = useTranslations('admin');
  const format = useFormatter();
  const { firstOwner, owners, status } = organization;
  const isOwned = owners.some((owner) => owner.status === 'ACTIVE');
  if (isOwned || status !== 'ACTIVE') return null;
  const until = firstOwner?.expiresAt ?? null;
  return (
    <Card className="p-4" data-first-owner={firstOwner?.status ?? 'NOBODY'}>
      <CardTitle className="mb-2">{t('firstOwner')}</CardTitle>
      {firstOwner && (
        <p className="mb-2">
          {t(`firstOwner_${firstOwner.status}`, {
            email: firstOwner.email,
            until: until === null ? '' : format.dateTime(new Date(until), { dateStyle: 'long', timeStyle: 'short' }),
          })}
        </p>
      )}
      <p className="mb-3 text-sm text-soft">{t('firstOwnerText')}</p>
      <FirstOwnerForm organization={organization} />
    </Card>
  );
}

function FirstOwnerForm({ organization }: { readonly organization: PlatformOrganizationCardFragment }) {
  const t = useTranslations('admin');
  const languages = useTranslations('organization');
  const { firstOwner, owners } = organization;
  const [invite] = useMutation(InviteFirstOwnerDocument);
  const act = useAdminAct();
  const [email, setEmail] = useState(firstOwner?.email ?? '');
  const [name, setName] = useState(owners.find((owner) => owner.email === firstOwner?.email)?.name ?? '');
  const [locale, setLocale] = useState<Locale>(organization.locale);
  const [isSent, setIsSent] = useState(false);

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setIsSent(false);
    const input = { organizationId: organization.id, email: email.trim(), name: name.trim(), locale };
    setIsSent(await act.run(async () => (await invite({ variables: { input } })).data?.inviteFirstOwner));
  };

  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        void submit(event);
      }}
    >
      <Field
        label={t('firstOwnerEmail')}
        className="min-w-56 flex-1"
        error={act.wrong.includes('email') ? t('firstOwnerEmailWrong') : null}
      >
        {(described) => (
          <TextInput
            {...described}
            required
            type="email"
            value={email}
            onChange={(event) => {
              setEmail(event.target.value);
            }}
          />
        )}
      </Field>
      <Field label={t('ownerName')} error={act.wrong.includes('name') ? t('ownerNameWrong') : null}>
        {(described) => (
          <TextInput
            {...described}
            required
            maxLength={nameLengthMax}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
        )}
      </Field>
      <Field label={t('firstOwnerLocale')}>
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
      <Button type="submit" tone="primary" disabled={act.busy}>
        {t(firstOwner === null ? 'inviteFirstOwner' : 'inviteFirstOwnerAgain')}
      </Button>
      <div className="basis-full">
        <ActProblem act={act} />
        {isSent && <Notice tone="good">{t('firstOwnerSent')}</Notice>}
      </div>
    </form>
  );
}
