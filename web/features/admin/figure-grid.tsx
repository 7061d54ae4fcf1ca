import type { ReactNode } from 'react';

interface FigureGridProps {
  readonly figures: readonly { readonly key: string; readonly name: string; readonly value: ReactNode }[];
}

/** Figures side by side, each under its name. */
export function FigureGrid({ figures }: FigureGridProps) {
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-3">
      {figures.map(({ key, name, value }) => (
        // A list of names and values holds nothing but groups of them.
        <div key={key} data-figure={key} className="rounded-lg border border-line bg-surface p-4">
          <dt className="text-xs text-soft">{name}</dt>
          <dd className="text-xl font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
