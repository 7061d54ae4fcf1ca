'use client';
import { useId, type ComponentProps, type ReactNode } from 'react';
import { classNames } from './class-names';

const box =
  'w-full rounded-md border border-field bg-surface px-3 text-sm text-ink placeholder:text-soft aria-invalid:border-bad disabled:opacity-60';

interface Described {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  readonly className?: string;
  readonly children: (described: Described) => ReactNode;
}

/** A labelled control with its hint and its error, tied together for assistive technology. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const hasError = error !== null && error !== undefined && error !== '';
  const describedBy = [hint === undefined ? [] : [`${id}-hint`], hasError ? [`${id}-error`] : []].flat().join(' ');
  return (
    <div className={classNames('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': hasError || undefined })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-soft">
          {hint}
        </p>
      )}
      {hasError && (
        <p id={`${id}-error`} className="text-xs font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

/** A line of text. */
export function TextInput({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={classNames(box, 'h-9', className)} {...rest} />;
}

/** Several lines of text. */
export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={classNames(box, 'min-h-24 py-2 leading-relaxed', className)} {...rest} />;
}

interface CheckFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'id'> {
  readonly label: ReactNode;
  readonly error?: string | null | undefined;
}

/** A box to tick, with what it means and its error. */
export function CheckField({ label, error, className, ...rest }: CheckFieldProps) {
  const id = useId();
  const hasError = error !== null && error !== undefined && error !== '';
  return (
    <div className={classNames('grid gap-1', className)}>
      <label htmlFor={id} className="flex min-h-6 items-start gap-2 text-sm">
        <input
          {...rest}
          id={id}
          type="checkbox"
          aria-invalid={hasError || undefined}
          aria-describedby={hasError ? `${id}-error` : undefined}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <span>{label}</span>
      </label>
      {hasError && (
        <p id={`${id}-error`} className="text-xs font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

/** A choice in a list, the browser's own so that keyboards and phones know it. */
export function SelectInput({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={classNames(box, 'h-9 pr-8', className)} {...rest} />;
}
