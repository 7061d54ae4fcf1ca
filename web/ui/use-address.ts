'use client';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** The parameters of this page's address and how to change some of them; null removes one. */
export interface Address {
  readonly parameter: (name: string) => string | null;
  readonly change: (parameters: Readonly<Record<string, string | null>>) => void;
}

/** Keeps what a page shows in its address, so that it can be shared and survives a reload. */
export function useAddress(): Address {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const change = useCallback(
    (parameters: Readonly<Record<string, string | null>>) => {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries(parameters)) {
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
      }
      const query = next.toString();
      router.replace(query === '' ? path : `${path}?${query}`, { scroll: false });
    },
    [router, path, search],
  );
  return { parameter: (name) => search.get(name), change };
}
