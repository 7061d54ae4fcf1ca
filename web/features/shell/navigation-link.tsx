'use client';
import type { LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { classNames } from '../../ui/class-names';

interface NavigationLinkProps {
  readonly href: string;
  readonly label: string;
  readonly Icon: LucideIcon;
  /** Whether the page that is shown belongs to it. */
  readonly here: boolean;
}

/** A place of the product, marked when one is there. */
export function NavigationLink({ href, label, Icon, here }: NavigationLinkProps) {
  return (
    <Link
      href={href}
      aria-current={here ? 'page' : undefined}
      className={classNames(
        'flex h-8 items-center gap-2 rounded-md px-2 font-medium whitespace-nowrap text-soft hover:bg-sunken hover:text-ink max-sm:flex-1 max-sm:justify-center',
        here && 'bg-accent-wash text-accent-strong hover:bg-accent-wash hover:text-accent-strong',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {label}
    </Link>
  );
}
