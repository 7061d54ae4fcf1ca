import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

const looks = {
  bad: { box: 'border-bad/30 bg-bad-wash text-bad', Icon: CircleAlert },
  warn: { box: 'border-warn/30 bg-warn-wash text-warn', Icon: TriangleAlert },
  good: { box: 'border-good/30 bg-good-wash text-good', Icon: CircleCheck },
} as const;

interface NoticeProps {
  readonly tone: keyof typeof looks;
  readonly children: ReactNode;
  readonly className?: string;
}

/** Something the reader must know now; a bad one interrupts a screen reader, others wait their turn. */
export function Notice({ tone, children, className }: NoticeProps) {
  const { box, Icon } = looks[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={classNames('flex items-start gap-2 rounded-md border px-3 py-2 text-sm', box, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
