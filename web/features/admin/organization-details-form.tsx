'use client';
import { useMutation } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState, type SyntheticEvent } from 'react';
import {
  UpdatePlatformOrganizationDocument,
  type Plan,
  type PlatformOrganizationCardFragment,
} from '../../graphql/generated/graphql';
import { ActProblem } from '../../ui/act-problem';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { Field, SelectInput, TextInput } from '../../ui/field';
import { plans } from './organization-view';
import { useAdminAct } from './use-admin-act';

const dayLength = '2026-03-02'.length;

/** Changes name, plan and the end of a trial. */
export function OrganizationDetailsForm({ organization }: { readonly organization: PlatformOrganizationCardFragment }) {
  const t = useTranslations('admin');
  const planName = useTranslations('plan');
  const [update] = useMutation(UpdatePlatformOrganizationDocument);
  const act = useAdminAct();
  const trialDay = organization.trialEndsAt?.slice(0, dayLength) ?? '';
  const [name, setName] = useState(organization.name);
  const [plan, setPlan] = useState(organization.plan);
  const [lastDay, setLastDay] = useState(trialDay);

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const isMoved = plan === 'TRIAL' && lastDay !== '' && lastDay !== trialDay;
    const input = {
      organizationId: organization.id,
      name: name.trim(),
      plan,
      trialEndsAt: isMoved ? new Date(`${lastDay}T23:59:59`).toISOString() : null,
    };
    void act.run(async () => (await update({ variables: { input } })).data?.updatePlatformOrganization);
  };

  return (
    <Card className="p-4">
      <CardTitle className="mb-3">{t('details')}</CardTitle>
      <form className="flex flex-wrap items-end gap-3" onSubmit={submit}>
        <Field label={t('name')} className="min-w-56 flex-1" error={act.wrong.includes('name') ? t('nameWrong') : null}>
          {(described) => (
            <TextInput
              {...described}
              required
              value={name}
              onChange={(event) => {
                setName(event.target.value);
              }}
            />
          )}
        </Field>
        <PlanField label={t('plan')} nameOf={(each) => planName(`plan_${each}`)} plan={plan} onChange={setPlan} />
        {plan === 'TRIAL' && (
          <Field label={t('trialEndsAt')} error={act.wrong.includes('trialEndsAt') ? t('trialEndWrong') : null}>
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
        )}
        <Button type="submit" tone="primary" disabled={act.busy}>
          {t('save')}
        </Button>
      </form>
      <ActProblem act={act} className="mt-3" />
    </Card>
  );
}

interface PlanFieldProps {
  readonly label: string;
  readonly nameOf: (plan: Plan) => string;
  readonly plan: Plan;
  readonly onChange: (plan: Plan) => void;
}

function PlanField({ label, nameOf, plan, onChange }: PlanFieldProps) {
  return (
    <Field label={label}>
      {(described) => (
        <SelectInput
          {...described}
          value={plan}
          onChange={(event) => {
            onChange(plans.find((each) => each === event.target.value) ?? plan);
          }}
        >
          {plans.map((each) => (
            <option key={each} value={each}>
              {nameOf(each)}
            </option>
          ))}
        </SelectInput>
      )}
    </Field>
  );
}
