'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const everyMs = 3_000;

/** Looks for new mail while the page is watched. */
export function MailboxRefresh() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [router]);
  return null;
}
