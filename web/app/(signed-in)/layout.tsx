import type { ReactNode } from 'react';
import { Shell } from '../../features/shell/shell';
import { GraphProvider } from '../../graphql/client/apollo-provider';

export default function SignedInLayout({ children }: { readonly children: ReactNode }) {
  return (
    <GraphProvider place="BEHIND_LOGIN">
      <Shell>{children}</Shell>
    </GraphProvider>
  );
}
