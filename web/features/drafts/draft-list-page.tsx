'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { DraftPageDocument } from '../../graphql/generated/graphql';
import { PageHeader } from '../../ui/page-header';
import { useAddress } from '../../ui/use-address';
import { readDraftStatus } from './draft-status';
import { DraftReview } from './draft-review';

const pageSize = 25;

/** The drafts of every campaign. */
export function DraftListPage() {
  const t = useTranslations('drafts');
  const { parameter } = useAddress();
  const status = readDraftStatus(parameter('status'));
  const { data, error, fetchMore, refetch } = useQuery(DraftPageDocument, {
    variables: { first: pageSize, after: null, filter: { status } },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const loadMore = (after: string) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { emails } }) => ({
        ...before,
        emails: { ...emails, nodes: [...before.emails.nodes, ...emails.nodes] },
      }),
    });
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <DraftReview status={status} page={data?.emails} error={error} onRetry={() => void refetch()} onMore={loadMore} />
    </>
  );
}
