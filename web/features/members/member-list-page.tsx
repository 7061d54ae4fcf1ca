'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { InvitationOptionsDocument, MemberListDocument } from '../../graphql/generated/graphql';
import { Card } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { SkeletonRows } from '../../ui/skeleton';
import { PageButtons } from '../leads/page-buttons';
import { readTrail } from '../leads/page-trail';
import { InvitationList } from './invitation-list';
import { InviteForm } from './invite-form';
import { MemberRow } from './member-row';
import { useMemberActs } from './use-member-acts';

const pageSize = 50;

/** The people of the organization, and the invitations on their way. */
export function MemberListPage() {
  const t = useTranslations('members');
  const [trail, setTrail] = useState(readTrail(null));
  const acts = useMemberActs();
  const options = useQuery(InvitationOptionsDocument);
  const { data, previousData, error, refetch } = useQuery(MemberListDocument, {
    variables: { first: pageSize, after: trail.after },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const organization = options.data?.myOrganization;
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      {acts.problem !== null && (
        <Notice tone="bad" className="mb-4">
          {acts.problem}
        </Notice>
      )}
      {acts.error !== null && (
        <div className="mb-4">
          <ErrorState error={acts.error} />
        </div>
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {organization?.viewerCanInvite === true && <InviteForm roles={organization.assignableRoles} acts={acts} />}
      <Card className="overflow-hidden">
        {!shown && !error && <SkeletonRows count={5} label={t('loading')} />}
        {shown && (
          <ul aria-label={t('title')} className="divide-y divide-line">
            {shown.members.nodes.map((member) => (
              <MemberRow key={member.id} member={member} acts={acts} />
            ))}
          </ul>
        )}
      </Card>
      {shown && (
        <PageButtons
          trail={trail}
          endCursor={shown.members.pageInfo.hasNextPage ? shown.members.pageInfo.endCursor : null}
          onMove={setTrail}
        />
      )}
      {organization?.viewerCanManageMembers === true && <InvitationList acts={acts} />}
    </>
  );
}
