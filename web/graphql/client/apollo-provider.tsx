'use client';
import { ApolloProvider } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { createBrowserClient } from './browser-client';

/** Gives the pages below it the API; one cache a tab. */
export function GraphProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createBrowserClient);
  return <ApolloProvider client={client}>{children}</ApolloProvider>;
}
