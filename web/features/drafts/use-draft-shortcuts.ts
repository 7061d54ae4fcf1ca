'use client';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

const storageKey = 'vectra.draft-shortcuts';
const changed = 'vectra-shortcuts-changed';

/** Whether single keys act on drafts, and how to change it. */
export interface ShortcutsChoice {
  readonly on: boolean;
  readonly set: (on: boolean) => void;
}

/** Single keys can be switched off (WCAG 2.1.4), because speech and faulty typing would set them off. */
export function useShortcutsChoice(): ShortcutsChoice {
  const on = useSyncExternalStore(
    (listener) => {
      window.addEventListener(changed, listener);
      window.addEventListener('storage', listener);
      return () => {
        window.removeEventListener(changed, listener);
        window.removeEventListener('storage', listener);
      };
    },
    () => window.localStorage.getItem(storageKey) !== 'off',
    () => true,
  );
  return {
    on,
    set: (next) => {
      window.localStorage.setItem(storageKey, next ? 'on' : 'off');
      window.dispatchEvent(new Event(changed));
    },
  };
}

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], dialog') !== null;

/** Calls the act of a key, unless somebody is typing or holds a modifier. */
export function useDraftShortcuts(on: boolean, acts: Readonly<Record<string, () => void>>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.repeat || typesText(event.target)) return;
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!on) return undefined;
    const listener = (event: KeyboardEvent): void => {
      press(event);
    };
    window.addEventListener('keydown', listener);
    return () => {
      window.removeEventListener('keydown', listener);
    };
  }, [on]);
}
