'use client';
import { Progress } from 'radix-ui';
import { classNames } from './class-names';

const tones = { accent: 'bg-accent', warn: 'bg-warn', bad: 'bg-bad' } as const;

interface ProgressBarProps {
  /** Between 0 and 1. */
  readonly value: number;
  readonly label: string;
  /** What the length means; the accent unless told. */
  readonly tone?: keyof typeof tones;
  readonly className?: string;
}

/** How much of a work is done. */
export function ProgressBar({ value, label, tone = 'accent', className }: ProgressBarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <Progress.Root
      value={percent}
      aria-label={label}
      className={classNames('h-1.5 w-full overflow-hidden rounded-full bg-sunken', className)}
    >
      <Progress.Indicator
        className={classNames('h-full rounded-full transition-[width] duration-500', tones[tone])}
        style={{ width: `${String(percent)}%` }}
      />
    </Progress.Root>
  );
}
