'use client';
import {
  Bot,
  CircleCheck,
  CircleSlash,
  CircleX,
  Gauge,
  MailPlus,
  MailX,
  Pause,
  Play,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { memo } from 'react';
import type { RunEventKind, RunEventLineFragment } from '../../graphql/generated/graphql';
import { VerdictBadge } from '../shell/status-badge';

const icons: Record<RunEventKind, LucideIcon> = {
  RUN_STARTED: Play,
  AGENT_STARTED: Bot,
  LEADS_FOUND: Users,
  LEAD_ASSESSED: Gauge,
  EMAIL_DRAFTED: MailPlus,
  DRAFT_SKIPPED: MailX,
  AGENT_FINISHED: Bot,
  RUN_PAUSED: Pause,
  RUN_RESUMED: Play,
  RUN_COMPLETED: CircleCheck,
  RUN_FAILED: CircleX,
  RUN_CANCELLED: CircleSlash,
};

interface RunEventRowProps {
  readonly event: RunEventLineFragment;
  /** From 1. */
  readonly position: number;
  readonly count: number;
  readonly topPx: number;
  readonly heightPx: number;
}

/** One decision of an agent, on a line. */
export const RunEventRow = memo(function RunEventRow({ event, position, count, topPx, heightPx }: RunEventRowProps) {
  const t = useTranslations('run');
  const format = useFormatter();
  const Icon = icons[event.kind];
  return (
    <li
      data-sequence={event.sequence}
      data-kind={event.kind}
      aria-setsize={count}
      aria-posinset={position}
      style={{ top: topPx, height: heightPx }}
      className="absolute inset-x-0 grid grid-cols-[1rem_minmax(0,1fr)] items-center gap-x-3 border-b border-line px-4 md:grid-cols-[2.5rem_3.75rem_1rem_minmax(0,1fr)_auto]"
    >
      <span className="text-xs text-soft tabular-nums max-md:hidden">{event.sequence}</span>
      <time dateTime={event.at} className="text-xs text-soft tabular-nums max-md:hidden">
        {format.dateTime(new Date(event.at), { timeStyle: 'medium' })}
      </time>
      <Icon aria-hidden className="size-4 text-soft" />
      <p title={event.message} className="line-clamp-2 leading-snug md:truncate">
        <span className="sr-only">{t(`kind_${event.kind}`)} </span>
        {event.message}
      </p>
      <span className="flex items-center justify-end gap-2 max-md:col-start-2 max-md:justify-start">
        <span className="text-xs text-soft tabular-nums md:hidden">{event.sequence}</span>
        {event.score !== null && <span className="font-medium tabular-nums">{event.score}</span>}
        {event.verdict !== null && <VerdictBadge verdict={event.verdict} />}
        {event.lead && (
          <Link
            href={`/leads/${event.lead.id}`}
            prefetch={false}
            className="rounded px-1 py-1 text-xs font-medium text-accent underline-offset-2 hover:underline"
          >
            {t('openLead')}
          </Link>
        )}
      </span>
    </li>
  );
});
