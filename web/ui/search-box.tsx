'use client';
import { Search } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { classNames } from './class-names';
import { TextInput } from './field';
import { useDebounced } from './use-debounced';

const settleMs = 300;

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly className?: string;
  /** Called once its reader has stopped typing for a moment. */
  readonly onSearch: (search: string) => void;
}

/** Searches while somebody types. */
export function SearchBox({ label, value, className, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const settled = useDebounced(typed, settleMs);
  const report = useEffectEvent((next: string) => {
    if (next !== value) onSearch(next);
  });
  useEffect(() => {
    report(settled);
  }, [settled]);
  return (
    <div className={classNames('relative sm:w-64', className)}>
      <Search aria-hidden className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-soft" />
      <TextInput
        type="search"
        aria-label={label}
        placeholder={label}
        className="pl-8"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
    </div>
  );
}
