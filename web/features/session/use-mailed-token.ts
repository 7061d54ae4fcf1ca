'use client';
import { useEffect, useState } from 'react';

/**
 * The token that a mailed link brought. It is kept for as long as the page is shown and taken out of the address bar,
 * where the history, a shared screen or a copied link would give it away.
 */
export function useMailedToken(token: string): string {
  const [held] = useState(token);
  useEffect(() => {
    // After all effects of the first paint, so that Next.js knows the new address and does not put the old one back.
    queueMicrotask(() => {
      window.history.replaceState(null, '', window.location.pathname);
    });
  }, []);
  return held;
}
