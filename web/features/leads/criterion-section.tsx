'use client';
import { useTranslations } from 'next-intl';
import type { AssessmentFragment } from '../../graphql/generated/graphql';
import { Badge } from '../../ui/badge';
import { ScoreBar } from '../../ui/score-bar';
import { useSourceName } from '../shell/use-source-name';
import { criterionPointsMax } from './assessment-review';
import type { NumberedEvidence } from './numbered-evidence';

/** How each band is called; a band this page does not know is shown as it comes. */
const bandNames = new Set(['NONE', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] as const);
type BandName = typeof bandNames extends Set<infer Name> ? Name : never;
const isBandName = (band: string): band is BandName => (bandNames as Set<string>).has(band);

interface CriterionSectionProps {
  readonly criterion: AssessmentFragment['criteria'][number];
  readonly evidence: readonly NumberedEvidence[];
  readonly onPoint: (number: number) => void;
}

/** One of the four criteria: points, band, reason, and the quotes it rests on. */
export function CriterionSection({ criterion, evidence, onPoint }: CriterionSectionProps) {
  const t = useTranslations('lead');
  const bandName = useTranslations('band');
  return (
    <section className="grid gap-2 p-4" data-criterion={criterion.criterion}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="min-w-18 font-medium">{t(criterion.criterion)}</h3>
        <ScoreBar score={criterion.points} max={criterionPointsMax} />
        <span className="text-xs text-soft tabular-nums">{t('pointsOf', { max: criterionPointsMax })}</span>
        {criterion.known ? (
          <Badge>{isBandName(criterion.band) ? bandName(criterion.band) : criterion.band}</Badge>
        ) : (
          <Badge tone="warn">{t('unknown')}</Badge>
        )}
      </div>
      <p className="text-soft">{criterion.reason}</p>
      {evidence.length > 0 && (
        <ul className="grid gap-1.5">
          {evidence.map((one) => (
            <EvidenceLine key={one.number} evidence={one} onPoint={onPoint} />
          ))}
        </ul>
      )}
    </section>
  );
}

function EvidenceLine({
  evidence,
  onPoint,
}: {
  readonly evidence: NumberedEvidence;
  readonly onPoint: (number: number) => void;
}) {
  const nameOf = useSourceName();
  const t = useTranslations('lead');
  if (!evidence.verified) {
    return (
      <li className="flex flex-wrap items-baseline gap-2 border-l-2 border-warn pl-3" data-unverified>
        <q>{evidence.quote}</q>
        <Badge tone="warn">{t('unverified')}</Badge>
      </li>
    );
  }
  return (
    <li className="border-l-2 border-line pl-3">
      <button
        type="button"
        className="min-h-6 rounded text-left hover:bg-sunken"
        data-evidence-number={evidence.number}
        onClick={() => {
          onPoint(evidence.number);
          const mark = document.getElementById(`evidence-${String(evidence.number)}`);
          mark?.scrollIntoView({ block: 'center' });
          mark?.focus({ preventScroll: true });
        }}
      >
        <span className="mr-1.5 rounded bg-quote px-1 text-xs font-medium tabular-nums">{evidence.number}</span>
        <q data-quote>{evidence.quote}</q>
        {evidence.sourceLabel !== null && (
          <span className="text-xs text-soft"> · {nameOf(evidence.sourceKey, evidence.sourceLabel)}</span>
        )}
      </button>
    </li>
  );
}
