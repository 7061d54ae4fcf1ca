'use client';
import { useTranslations } from 'next-intl';
import type { CampaignStatus, EmailStatus, LeadStatus, RunStatus, Verdict } from '../../graphql/generated/graphql';
import { Badge, type Tone } from '../../ui/badge';

const campaignTones: Record<CampaignStatus, Tone> = {
  DRAFT: 'neutral',
  PENDING: 'accent',
  ACTIVE: 'accent',
  PAUSED: 'warn',
  COMPLETED: 'good',
  CANCELLED: 'neutral',
};

const runTones: Record<RunStatus, Tone> = {
  QUEUED: 'accent',
  RUNNING: 'accent',
  PAUSED: 'warn',
  COMPLETED: 'good',
  FAILED: 'bad',
  CANCELLED: 'neutral',
};

const verdictTones: Record<Verdict, Tone> = { QUALIFIED: 'good', NURTURE: 'warn', REJECTED: 'neutral' };

const leadTones: Partial<Record<LeadStatus, Tone>> = {
  QUALIFIED: 'good',
  MEETING: 'good',
  CONVERTED: 'good',
  BOUNCED: 'bad',
  CONTACTED: 'accent',
  RESPONDED: 'accent',
};

const emailTones: Record<EmailStatus, Tone> = {
  PENDING: 'accent',
  APPROVED: 'good',
  REJECTED: 'neutral',
  SENT: 'good',
  DELIVERED: 'good',
  BOUNCED: 'bad',
  FAILED: 'bad',
};

/** Where a campaign stands. */
export function CampaignStatusBadge({ status }: { readonly status: CampaignStatus }) {
  return <Badge tone={campaignTones[status]}>{useTranslations('campaignStatus')(status)}</Badge>;
}

/** Where a run stands. */
export function RunStatusBadge({ status }: { readonly status: RunStatus }) {
  return (
    <Badge tone={runTones[status]} data-run-status={status}>
      {useTranslations('runStatus')(status)}
    </Badge>
  );
}

/** What an assessment concludes. */
export function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  return <Badge tone={verdictTones[verdict]}>{useTranslations('verdict')(verdict)}</Badge>;
}

/** How far we are with a person. */
export function LeadStatusBadge({ status }: { readonly status: LeadStatus }) {
  return <Badge tone={leadTones[status] ?? 'neutral'}>{useTranslations('leadStatus')(status)}</Badge>;
}

/** Where an email stands. */
export function EmailStatusBadge({ status }: { readonly status: EmailStatus }) {
  return (
    <Badge tone={emailTones[status]} data-email-status={status}>
      {useTranslations('emailStatus')(status)}
    </Badge>
  );
}
