'use client';
import type { ReactNode } from 'react';
import { LegalLinks } from '../legal/legal-links';
import { LanguageSwitch } from '../shell/language-switch';

interface DoorFrameProps {
  readonly heading?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the pages in front of the login: the brand, one card, the terms, and the language. */
export function DoorFrame({ heading, children }: DoorFrameProps) {
  return (
    <main className="grid min-h-dvh grid-rows-[1fr_auto] place-items-center gap-6 p-4">
      <div className="w-full max-w-sm">
        <p className="mb-6 flex items-center justify-center gap-2 text-lg font-semibold tracking-tight">
          <span aria-hidden className="grid size-7 place-items-center rounded-md bg-accent text-sm text-accent-ink">
            V
          </span>
          Vectra
        </p>
        <div className="rounded-lg border border-line bg-surface p-6">
          {heading !== undefined && <h1 className="mb-5 text-base font-semibold">{heading}</h1>}
          {children}
        </div>
      </div>
      <footer className="grid justify-items-center gap-3">
        <LegalLinks />
        <LanguageSwitch />
      </footer>
    </main>
  );
}
