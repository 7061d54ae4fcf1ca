import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

const look = cva(
  'inline-flex h-5 items-center gap-1 rounded-full px-2 text-xs font-medium tracking-normal whitespace-nowrap',
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-soft',
        accent: 'bg-accent-wash text-accent-strong',
        good: 'bg-good-wash text-good',
        warn: 'bg-warn-wash text-warn',
        bad: 'bg-bad-wash text-bad',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

/** What a badge says by its colour, besides its words. */
export type Tone = NonNullable<VariantProps<typeof look>['tone']>;

/** A word on a coloured ground. */
export function Badge({ tone, className, ...rest }: ComponentProps<'span'> & { readonly tone?: Tone }) {
  return <span className={classNames(look({ tone }), className)} {...rest} />;
}
