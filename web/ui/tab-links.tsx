'use client';
import Link from 'next/link';
import { classNames } from './class-names';

interface TabLink {
  readonly key: string;
  readonly href: string;
  readonly label: string;
}

interface TabLinksProps {
  readonly label: string;
  readonly links: readonly TabLink[];
  readonly current: string;
}

/** Views of one thing, each with its own address. */
export function TabLinks({ label, links, current }: TabLinksProps) {
  return (
    <nav aria-label={label} className="mb-5 flex gap-1 overflow-x-auto border-b border-line">
      {links.map(({ key, href, label: text }) => (
        <Link
          key={key}
          href={href}
          scroll={false}
          aria-current={key === current ? 'page' : undefined}
          className={classNames(
            '-mb-px border-b-2 border-transparent px-3 py-2 font-medium whitespace-nowrap text-soft -outline-offset-2 hover:text-ink',
            key === current && 'border-accent text-ink',
          )}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
