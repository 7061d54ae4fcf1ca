'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import type { AssessmentFragment } from '../../graphql/generated/graphql';
import { Badge } from '../../ui/badge';
import { Card, CardTitle } from '../../ui/card';
import { VerdictBadge } from '../shell/status-badge';
import { AssessmentSources } from './assessment-sources';
import { needsReview } from './assessment-review';
import { CriterionSection } from './criterion-section';
import { numberEvidence } from './numbered-evidence';

/** The BANT score of a lead: each criterion with its points, reason and evidence, and the texts the evidence comes from. */
export function AssessmentCard({ assessment }: { readonly assessment: AssessmentFragment }) {
  const t = useTranslations('lead');
  const format = useFormatter();
  const [pointedAt, setPointedAt] = useState<number | null>(null);
  const evidence = useMemo(() => numberEvidence(assessment), [assessment]);
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line p-4">
        <CardTitle>{t('assessment')}</CardTitle>
        <p className="tabular-nums">
          <strong className="text-2xl font-semibold tracking-tight">{assessment.total}</strong>
          <span className="text-soft"> / 100</span>
        </p>
        <VerdictBadge verdict={assessment.verdict} />
        {needsReview(assessment.confidence) && <Badge tone="warn">{t('toReview')}</Badge>}
        <p className="w-full text-xs text-soft">
          {t('assessedBy', {
            engine: assessment.engine === 'offline' ? t('offlineEngine') : assessment.engine,
            date: format.dateTime(new Date(assessment.assessedAt), { dateStyle: 'medium', timeStyle: 'short' }),
            confidence: format.number(assessment.confidence, { style: 'percent' }),
          })}
        </p>
      </div>
      <div className="divide-y divide-line">
        {assessment.criteria.map((criterion) => (
          <CriterionSection
            key={criterion.criterion}
            criterion={criterion}
            evidence={evidence.filter((one) => one.criterion === criterion.criterion)}
            onPoint={setPointedAt}
          />
        ))}
      </div>
      <AssessmentSources sources={assessment.sources} evidence={evidence} pointedAt={pointedAt} />
    </Card>
  );
}
