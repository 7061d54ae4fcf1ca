import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly Icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  /** The level of its title: 1 when it is the whole page. */
  readonly level?: 1 | 2;
  readonly children?: ReactNode;
}

/** What a list shows when it has nothing, and the next thing to do. */
export function EmptyState({ Icon, title, text, level = 2, children }: EmptyStateProps) {
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <div className="grid justify-items-center gap-2 px-6 py-14 text-center">
      <Icon aria-hidden className="size-8 text-soft" strokeWidth={1.5} />
      <Title className="text-base font-semibold">{title}</Title>
      <p className="max-w-md text-soft">{text}</p>
      {children !== undefined && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  );
}
