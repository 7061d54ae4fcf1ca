'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PlatformOrganizationCardFragment } from '../../graphql/generated/graphql';
import { ActProblem } from '../../ui/act-problem';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { ViewAsDialog } from '../view-as/view-as-dialog';
import { ReasonDialog } from './reason-dialog';
import { useOrganizationActs } from './use-organization-acts';

type Dialog = 'VIEW_AS' | 'SUSPEND' | 'DELETE';

/** What the platform owner may do about an organization, as its state allows. */
export function OrganizationActs({ organization }: { readonly organization: PlatformOrganizationCardFragment }) {
  const t = useTranslations('admin');
  const acts = useOrganizationActs(organization.id);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { status, name } = organization;
  const close = (): void => {
    setDialog(null);
  };
  const opener = (next: Dialog) => () => {
    setDialog(next);
  };
  return (
    <Card className="p-4">
      <CardTitle className="mb-3">{t('acts')}</CardTitle>
      <div className="flex flex-wrap gap-2">
        {status === 'ACTIVE' && <Button onClick={opener('VIEW_AS')}>{t('viewAs')}</Button>}
        {status === 'ACTIVE' && <Button onClick={opener('SUSPEND')}>{t('suspend')}</Button>}
        {status === 'SUSPENDED' && (
          <Button disabled={acts.act.busy} onClick={() => void acts.reactivate()}>
            {t('reactivate')}
          </Button>
        )}
        {status === 'DELETED' && (
          <Button disabled={acts.act.busy} onClick={() => void acts.restore()}>
            {t('restore')}
          </Button>
        )}
        {status !== 'DELETED' && (
          <Button tone="danger" onClick={opener('DELETE')}>
            {t('delete')}
          </Button>
        )}
      </div>
      {status === 'DELETED' && <p className="mt-3 text-sm text-soft">{t('purgeText')}</p>}
      {dialog === null && <ActProblem act={acts.act} className="mt-3" />}
      {dialog === 'VIEW_AS' && (
        <ViewAsDialog organizationId={organization.id} userId={null} name={name} onClose={close} />
      )}
      {dialog === 'SUSPEND' && (
        <ReasonDialog
          title={t('suspendTitle', { name })}
          text={t('suspendText')}
          confirm={t('suspend')}
          act={acts.act}
          onConfirm={acts.suspend}
          onClose={close}
        />
      )}
      {dialog === 'DELETE' && (
        <ReasonDialog
          title={t('deleteTitle', { name })}
          text={t('deleteText')}
          confirm={t('delete')}
          nameToType={name}
          act={acts.act}
          onConfirm={acts.remove}
          onClose={close}
        />
      )}
    </Card>
  );
}
