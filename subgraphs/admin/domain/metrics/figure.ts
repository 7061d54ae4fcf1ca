/** How a figure stands to its target. */
export const figureStatuses = ['OK', 'WARN', 'ALERT'] as const;

/** One of them. */
export type FigureStatus = (typeof figureStatuses)[number];

/** What is aimed at, and from where somebody should be woken. */
export interface Target {
  readonly below: number;
  /** Null when O-11 names no such limit. */
  readonly alertAbove: number | null;
}

/** One measured figure beside its target. */
export interface Figure {
  /** Null when nothing was measured. */
  readonly value: number | null;
  readonly target: number | null;
  readonly alertAbove: number | null;
  /** Null without a value or without a target. */
  readonly status: FigureStatus | null;
}

function statusOf(value: number, { below, alertAbove }: Target): FigureStatus {
  if (value < below) return 'OK';
  return alertAbove !== null && value > alertAbove ? 'ALERT' : 'WARN';
}

/** The figure of a value, measured against its target when it has one. */
export const figureOf = (value: number | null, target: Target | null = null): Figure => ({
  value,
  target: target?.below ?? null,
  alertAbove: target?.alertAbove ?? null,
  status: value === null || target === null ? null : statusOf(value, target),
});
