'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { LeadRecordDocument } from '../../graphql/generated/graphql';
import { useReaderLanguage } from '../../i18n/use-reader-language';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { RecordNotFound } from '../shell/record-not-found';
import { LeadStatusBadge } from '../shell/status-badge';
import { AssessmentCard } from './assessment-card';
import { InteractionTimeline } from './interaction-timeline';
import { LeadContact } from './lead-contact';
import { LeadDetails } from './lead-details';
import { LeadEmails } from './lead-emails';

const historyCount = 50;

/** One lead: who, the BANT score with its evidence, what happened, the emails. */
export function LeadRecordPage({ leadId }: { readonly leadId: string }) {
  const t = useTranslations('lead');
  const language = useReaderLanguage();
  const { data, error, refetch } = useQuery(LeadRecordDocument, {
    variables: { id: leadId, historyCount, language },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) {
    return (
      <>
        <PageHeader title={t('title')} />
        <ErrorState error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (!data) return <LeadSkeleton label={t('loading')} />;
  const { lead } = data;
  if (lead === null) return <RecordNotFound />;
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {lead.fullName}
            <LeadStatusBadge status={lead.status} />
            {lead.fictitious && <Badge tone="warn">{t('fictitious')}</Badge>}
          </span>
        }
        subtitle={[lead.jobTitle, lead.company?.name].filter(Boolean).join(' · ') || undefined}
      />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid grid-cols-1 content-start gap-4">
          {lead.assessment ? (
            <AssessmentCard assessment={lead.assessment} />
          ) : (
            <Card className="p-4 text-soft">{t('notAssessed')}</Card>
          )}
          <LeadEmails emails={lead.emails} />
        </div>
        <div className="grid grid-cols-1 content-start gap-4">
          <LeadDetails lead={lead} />
          <LeadContact leadId={lead.id} name={lead.fullName} contact={lead.contact} onObjected={() => void refetch()} />
          <InteractionTimeline
            leadId={lead.id}
            interactions={lead.interactions.nodes}
            hasMore={lead.interactions.pageInfo.hasNextPage}
            canAnnotate={lead.viewerCanAnnotate}
            onNoted={() => void refetch()}
          />
        </div>
      </div>
    </>
  );
}

function LeadSkeleton({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Skeleton className="h-12 lg:col-span-2" />
      <Skeleton className="h-[32rem]" />
      <Skeleton className="h-80" />
    </div>
  );
}
