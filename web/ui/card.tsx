import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** A surface that holds one thing. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section className={classNames('rounded-lg border border-line bg-surface', className)} {...rest} />;
}

/** The title of a card. */
export function CardTitle({ className, ...rest }: ComponentProps<'h2'>) {
  return <h2 className={classNames('text-sm font-semibold', className)} {...rest} />;
}
