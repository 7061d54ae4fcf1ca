'use client';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../../ui/button';
import { SelectInput } from '../../ui/field';
import { KeyHint } from '../../ui/key-hint';
import { useAddress } from '../../ui/use-address';
import { draftStatuses } from './draft-status';
import type { ShortcutsChoice } from './use-draft-shortcuts';

interface DraftToolbarProps {
  readonly status: (typeof draftStatuses)[number];
  readonly position: number;
  readonly count: number;
  readonly more: boolean;
  readonly shortcuts: ShortcutsChoice;
  readonly onMove: (steps: number) => void;
}

/** Which drafts, where one is among them, and whether keys act. */
export function DraftToolbar({ status, position, count, more, shortcuts, onMove }: DraftToolbarProps) {
  const t = useTranslations('drafts');
  const { change } = useAddress();
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SelectInput
        aria-label={t('filter')}
        className="w-auto"
        value={status}
        onChange={(event) => {
          change({ status: event.target.value === 'PENDING' ? null : event.target.value });
        }}
      >
        {draftStatuses.map((one) => (
          <option key={one} value={one}>
            {t(`filter_${one}`)}
          </option>
        ))}
      </SelectInput>
      <Button
        disabled={position <= 0}
        aria-keyshortcuts={shortcuts.on ? 'k' : undefined}
        onClick={() => {
          onMove(-1);
        }}
      >
        <ChevronUp aria-hidden />
        <span className="max-sm:sr-only">{t('previous')}</span>
        {shortcuts.on && <KeyHint>K</KeyHint>}
      </Button>
      <Button
        disabled={position >= count - 1}
        aria-keyshortcuts={shortcuts.on ? 'j' : undefined}
        onClick={() => {
          onMove(1);
        }}
      >
        <ChevronDown aria-hidden />
        <span className="max-sm:sr-only">{t('next')}</span>
        {shortcuts.on && <KeyHint>J</KeyHint>}
      </Button>
      <p aria-live="polite" className="text-xs text-soft tabular-nums">
        {count > 0 && t('position', { position: position + 1, count, more: String(more) })}
      </p>
      <label className="ml-auto flex items-center gap-2 text-xs text-soft max-md:hidden">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={shortcuts.on}
          onChange={(event) => {
            shortcuts.set(event.target.checked);
          }}
        />
        {t('shortcuts')}
      </label>
    </div>
  );
}
