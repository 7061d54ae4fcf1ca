'use client';
import { useEffect, useRef, type RefObject } from 'react';

/** Moves the focus to the first field of a form that is marked wrong, each time the form comes to another outcome. */
export function useFirstErrorFocus(outcome: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [outcome]);
  return form;
}
