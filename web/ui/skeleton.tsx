import { classNames } from './class-names';

/** The place of something that is still loading, of the same size. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden className={classNames('animate-pulse rounded-md bg-sunken', className)} />;
}

/** The places of the rows of a list that is still loading. */
export function SkeletonRows({ count, label }: { readonly count: number; readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-px p-3">
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} className="my-1.5 h-8" />
      ))}
    </div>
  );
}
