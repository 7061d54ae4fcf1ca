'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ViewerDocument } from '../../graphql/generated/graphql';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { RecordNotFound } from '../shell/record-not-found';

/** The platform owner's pages; for everybody else they do not exist. */
export function AdminFrame({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('admin');
  const { data, error, refetch } = useQuery(ViewerDocument);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data?.me) return <SkeletonRows count={6} label={t('loading')} />;
  return data.me.role === 'PLATFORM_ADMIN' ? children : <RecordNotFound />;
}
