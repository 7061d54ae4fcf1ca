import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** One column of a table. */
export interface Column {
  readonly key: string;
  readonly label: string;
  /** For instance from which width on it is shown. */
  readonly className?: string;
  readonly sorted?: 'ascending' | 'descending' | undefined;
}

interface DataTableProps {
  /** What the table is, for those who do not see it. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly busy?: boolean;
  /** The rows, with a cell for every column. */
  readonly children: ReactNode;
}

/** A table with named columns that scrolls sideways within its card rather than widening the page. */
export function DataTable({ caption, columns, busy = false, children }: DataTableProps) {
  return (
    <div className="overflow-x-auto">
      <table className={classNames('w-full text-left', busy && 'opacity-60')} aria-busy={busy}>
        <caption className="sr-only">{caption}</caption>
        <thead className="border-b border-line bg-sunken/50 text-xs text-soft">
          <tr>
            {columns.map(({ key, label, className, sorted }) => (
              <th
                key={key}
                scope="col"
                aria-sort={sorted}
                className={classNames('px-4 py-2 font-medium whitespace-nowrap', className)}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </div>
  );
}

/** A cell of such a table. */
export function Cell({ className, children }: { readonly className?: string; readonly children?: ReactNode }) {
  return <td className={classNames('px-4 py-2.5 align-top', className)}>{children}</td>;
}
