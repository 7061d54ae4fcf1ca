import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';

const look = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        primary: 'bg-accent text-accent-ink hover:bg-accent-strong',
        plain: 'border border-line bg-surface hover:bg-sunken',
        quiet: 'text-soft hover:bg-sunken hover:text-ink',
        danger: 'border border-line bg-surface text-bad hover:bg-bad-wash',
      },
      size: { small: 'h-7 px-2.5 text-xs', normal: 'h-9 px-3.5 text-sm', icon: 'size-9' },
    },
    defaultVariants: { tone: 'plain', size: 'normal' },
  },
);

type ButtonProps = ComponentProps<'button'> & VariantProps<typeof look> & { readonly asChild?: boolean };

/** A button, or with `asChild` a link that looks like one. */
export function Button({ asChild = false, tone, size, className, ...rest }: ButtonProps) {
  const classes = classNames(look({ tone, size }), className);
  if (asChild) return <Slot.Root className={classes} {...rest} />;
  return <button type="button" className={classes} {...rest} />;
}
