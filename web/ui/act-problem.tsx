'use client';
import type { Act } from '../graphql/client/use-act';
import { ErrorState } from './error-state';
import { Notice } from './notice';

/** Why the last act was not done, if it was not. */
export function ActProblem({ act, className }: { readonly act: Act; readonly className?: string }) {
  if (act.error !== null)
    return (
      <div className={className}>
        <ErrorState error={act.error} />
      </div>
    );
  if (act.problem === null) return null;
  return (
    <Notice tone="bad" {...(className === undefined ? {} : { className })}>
      {act.problem}
    </Notice>
  );
}
