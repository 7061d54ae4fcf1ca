import { classNames } from './class-names';

interface ScoreBarProps {
  /** Between 0 and `max`. */
  readonly score: number;
  readonly max: number;
  readonly className?: string;
}

/** A score as a number and as a length. */
export function ScoreBar({ score, max, className }: ScoreBarProps) {
  return (
    <span className={classNames('inline-flex items-center gap-2', className)}>
      <span className="w-7 text-right font-medium tabular-nums">{score}</span>
      <svg
        aria-hidden
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        className="h-1.5 w-16 overflow-hidden rounded-full"
      >
        <rect width="100" height="6" className="fill-sunken" />
        <rect width={Math.min(100, Math.max(0, (score / max) * 100))} height="6" className="fill-accent" />
      </svg>
    </span>
  );
}
