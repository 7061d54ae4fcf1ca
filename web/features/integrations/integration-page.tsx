'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { IntegrationListDocument } from '../../graphql/generated/graphql';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { SettingsFrame } from '../organization/settings-frame';
import { ServiceCard } from './service-card';
import { services } from './services';

/** The outside services of the organization. */
export function IntegrationPage() {
  const t = useTranslations('integrations');
  const { data, error, refetch } = useQuery(IntegrationListDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <SettingsFrame place="integrations" subtitle={t('subtitle')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows count={6} label={t('loading')} />}
      {data && (
        <ul aria-label={t('title')} className="grid gap-4 md:grid-cols-2">
          {services.map((service) => (
            <li key={service.provider} className="grid">
              <ServiceCard
                service={service}
                integration={data.integrations.find(({ provider }) => provider === service.provider) ?? null}
              />
            </li>
          ))}
        </ul>
      )}
    </SettingsFrame>
  );
}
