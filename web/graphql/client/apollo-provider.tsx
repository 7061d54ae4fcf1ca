'use client';
import { ApolloProvider } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { createBrowserClient, type Place } from './browser-client';

interface GraphProviderProps {
  readonly place: Place;
  readonly children: ReactNode;
}

/** Gives the pages below it the API; one cache a tab. */
export function GraphProvider({ place, children }: GraphProviderProps) {
  const [client] = useState(() => createBrowserClient(place));
  return <ApolloProvider client={client}>{children}</ApolloProvider>;
}
