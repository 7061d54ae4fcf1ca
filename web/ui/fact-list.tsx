import type { ReactNode } from 'react';

interface FactListProps {
  /** Each with its name; one whose value is null is left out. */
  readonly facts: readonly { readonly name: string; readonly value: ReactNode }[];
}

/** What is known of one thing: names and values. */
export function FactList({ facts }: FactListProps) {
  return (
    <dl className="grid gap-x-6 gap-y-3 p-4 sm:grid-cols-2 lg:grid-cols-3">
      {facts
        .filter(({ value }) => value !== null && value !== undefined)
        .map(({ name, value }) => (
          <div key={name} className="min-w-0">
            <dt className="text-xs text-soft">{name}</dt>
            <dd className="font-medium break-words">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
