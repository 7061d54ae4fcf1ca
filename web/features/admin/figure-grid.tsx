import type { ReactNode } from 'react';
import { Card } from '../../ui/card';

interface FigureGridProps {
  readonly figures: readonly { readonly key: string; readonly name: string; readonly value: ReactNode }[];
}

/** Figures side by side, each under its name. */
export function FigureGrid({ figures }: FigureGridProps) {
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-3">
      {figures.map(({ key, name, value }) => (
        <Card key={key} data-figure={key} className="p-4">
          <dt className="text-xs text-soft">{name}</dt>
          <dd className="text-xl font-semibold tabular-nums">{value}</dd>
        </Card>
      ))}
    </dl>
  );
}
