import type { ReactNode } from 'react';
import type { LegalDocument } from './legal-text';

interface LegalLinkProps {
  readonly to: LegalDocument;
  readonly children: ReactNode;
}

/** Opens a legal text beside a form that is being filled in. */
export function LegalLink({ to, children }: LegalLinkProps) {
  return (
    <a href={`/legal/${to}`} target="_blank" rel="noopener" className="underline hover:text-accent">
      {children}
    </a>
  );
}
