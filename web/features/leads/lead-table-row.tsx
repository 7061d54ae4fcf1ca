'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { LeadRowFragment } from '../../graphql/generated/graphql';
import { Badge } from '../../ui/badge';
import { ScoreBar } from '../../ui/score-bar';
import { LeadStatusBadge } from '../shell/status-badge';
import { needsReview } from './assessment-review';

/** One lead on a line; the name opens the record. */
export function LeadTableRow({ lead }: { readonly lead: LeadRowFragment }) {
  const t = useTranslations('leads');
  const { company, assessment } = lead;
  const place = [company?.city ?? company?.region, company?.country].filter(Boolean).join(', ');
  return (
    <tr className="hover:bg-sunken/60">
      <td className="px-4 py-2">
        <Link
          href={`/leads/${lead.id}`}
          prefetch={false}
          data-lead-id={lead.id}
          className="block truncate py-0.5 font-medium underline-offset-2 hover:underline"
        >
          {lead.fullName}
        </Link>
        <p className="truncate text-xs text-soft md:hidden">
          {[lead.jobTitle, company?.name].filter(Boolean).join(' · ')}
        </p>
      </td>
      <td className="truncate px-3 py-2 max-md:hidden">{lead.jobTitle ?? '–'}</td>
      <td className="truncate px-3 py-2 max-sm:hidden">{company?.name ?? '–'}</td>
      <td className="truncate px-3 py-2 text-soft max-lg:hidden">{place || '–'}</td>
      <td className="px-3 py-2">
        <LeadStatusBadge status={lead.status} />
      </td>
      <td className="px-4 py-2">
        {assessment ? (
          <span className="flex items-center gap-2">
            <ScoreBar score={assessment.total} max={100} className="max-sm:[&_svg]:hidden" />
            {needsReview(assessment.confidence) && (
              <Badge tone="warn" title={t('toReview')} className="px-1.5">
                <span aria-hidden>?</span>
                <span className="sr-only">{t('toReview')}</span>
              </Badge>
            )}
          </span>
        ) : (
          <span className="text-soft">–</span>
        )}
      </td>
    </tr>
  );
}
