'use client';
import { Progress } from 'radix-ui';
import { classNames } from './class-names';

interface ProgressBarProps {
  /** Between 0 and 1. */
  readonly value: number;
  readonly label: string;
  readonly className?: string;
}

/** How much of a work is done. */
export function ProgressBar({ value, label, className }: ProgressBarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <Progress.Root
      value={percent}
      aria-label={label}
      className={classNames('h-1.5 w-full overflow-hidden rounded-full bg-sunken', className)}
    >
      <Progress.Indicator
        className="h-full rounded-full bg-accent transition-[width] duration-500"
        style={{ width: `${String(percent)}%` }}
      />
    </Progress.Root>
  );
}
