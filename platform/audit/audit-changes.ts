type Values = Readonly<Record<string, unknown>> | null;

/** One thing that an act changed; values are masked before they are stored. */
export interface ChangedValue {
  readonly field: string;
  /** Null when there was nothing before. */
  readonly before: string | null;
  /** Null when nothing is said of afterwards. */
  readonly after: string | null;
}

const shown = (value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** What an act changed, field by field, in the order of the fields' names. */
export function changesOf(before: Values, after: Values): readonly ChangedValue[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .toSorted()
    .map((field) => ({ field, before: shown(before?.[field]), after: shown(after?.[field]) }));
}
