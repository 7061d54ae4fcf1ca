'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { ViewerDocument } from '../../graphql/generated/graphql';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { SkeletonRows } from '../../ui/skeleton';
import { ConsentCard } from './consent-card';
import { ProfileForm } from './profile-form';

/** Who the person is who is signed in, and what they agreed to. */
export function ProfilePage() {
  const t = useTranslations('profile');
  const { data, error, refetch } = useQuery(ViewerDocument);
  const viewer = data?.me;
  return (
    <>
      <PageHeader title={t('title')} subtitle={viewer?.email} />
      <div className="grid gap-5">
        <Card className="p-4">
          <CardTitle className="mb-3">{t('identity')}</CardTitle>
          {error && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!viewer && !error && <SkeletonRows count={2} label={t('loading')} />}
          {viewer && <ProfileForm key={viewer.id} name={viewer.name} locale={viewer.locale} />}
        </Card>
        <ConsentCard />
      </div>
    </>
  );
}
