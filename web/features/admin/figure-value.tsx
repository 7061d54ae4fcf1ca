'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { FigureFragment, FigureStatus } from '../../graphql/generated/graphql';
import { Badge, type Tone } from '../../ui/badge';

/** What a figure counts in. */
type Unit = 'milliseconds' | 'seconds' | 'share' | 'dollars' | 'count';

const tones: Record<FigureStatus, Tone> = { OK: 'good', WARN: 'warn', ALERT: 'bad' };

const notation = {
  milliseconds: { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 },
  seconds: { style: 'unit', unit: 'second', maximumFractionDigits: 2 },
  share: { style: 'percent', maximumFractionDigits: 2 },
  dollars: { style: 'currency', currency: 'USD', maximumFractionDigits: 4 },
  count: {},
} as const satisfies Record<Unit, Intl.NumberFormatOptions>;

interface FigureValueProps {
  readonly figure: FigureFragment;
  readonly unit: Unit;
}

/** A figure, its target, and how it stands to it. */
export function FigureValue({ figure, unit }: FigureValueProps) {
  const t = useTranslations('metrics');
  const format = useFormatter();
  const { value, target, status } = figure;
  return (
    <span className="grid justify-items-start gap-1 text-sm tabular-nums">
      <span className="font-medium">{value === null ? t('notMeasured') : format.number(value, notation[unit])}</span>
      {target !== null && (
        <span className="text-xs font-normal text-soft">
          {t('target', { target: format.number(target, notation[unit]) })}
        </span>
      )}
      {status !== null && <Badge tone={tones[status]}>{t(`status_${status}`)}</Badge>}
    </span>
  );
}
