'use client';
import { useQuery } from '@apollo/client/react';
import { CampaignDraftPageDocument } from '../../graphql/generated/graphql';
import { useAddress } from '../../ui/use-address';
import { readDraftStatus } from './draft-status';
import { DraftReview } from './draft-review';

const pageSize = 25;

/** The drafts of one campaign. */
export function CampaignDrafts({ campaignId }: { readonly campaignId: string }) {
  const { parameter } = useAddress();
  const status = readDraftStatus(parameter('status'));
  const { data, error, fetchMore, refetch } = useQuery(CampaignDraftPageDocument, {
    variables: { campaignId, first: pageSize, after: null, filter: { status } },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const loadMore = (after: string) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { campaign } }) => {
        if (!campaign || !before.campaign) return before;
        const nodes = [...before.campaign.emails.nodes, ...campaign.emails.nodes];
        return { ...before, campaign: { ...before.campaign, emails: { ...campaign.emails, nodes } } };
      },
    });
  return (
    <DraftReview
      status={status}
      page={data?.campaign?.emails}
      error={error}
      onRetry={() => void refetch()}
      onMore={loadMore}
    />
  );
}
