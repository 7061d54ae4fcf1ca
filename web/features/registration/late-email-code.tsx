'use client';
import type { ComponentProps } from 'react';
import { GraphProvider } from '../../graphql/client/apollo-provider';
import { EmailCodeStep } from './email-code-step';

/** The same step, for pages that have not brought the API along. */
export function LateEmailCode(props: ComponentProps<typeof EmailCodeStep>) {
  return (
    <GraphProvider place="BEFORE_LOGIN">
      <EmailCodeStep {...props} />
    </GraphProvider>
  );
}
