'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AuditRowFragment } from '../../graphql/generated/graphql';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Cell } from '../../ui/data-table';
import { useActionName } from './action-name';

/** What every audit log shows of an act. */
type ShownAct = Pick<
  AuditRowFragment,
  | 'at'
  | 'action'
  | 'actorKind'
  | 'actorId'
  | 'impersonatorId'
  | 'subjectType'
  | 'subjectId'
  | 'clientAddress'
  | 'changes'
> & { readonly actor: { readonly name: string } | null };

interface AuditTableRowProps {
  readonly entry: ShownAct;
  /** Whether the person who acted left since. */
  readonly isActorGone?: boolean;
  /** Where it stands in its log, under the moment. */
  readonly place?: ReactNode;
  /** Where it was done, for a log of more than one organization. */
  readonly organization?: ReactNode;
  /** Shows the acts of one actor alone. */
  readonly onActor: (actorId: string) => void;
}

/** An act: when, what, by whom, on what, and what changed by it. */
export function AuditTableRow({ entry, isActorGone = false, place, organization, onActor }: AuditTableRowProps) {
  const t = useTranslations('audit');
  const format = useFormatter();
  const nameOf = useActionName();
  const { actorId } = entry;
  const actor = entry.actor?.name ?? t(`actor_${isActorGone ? 'REMOVED' : entry.actorKind}`);
  return (
    <tr data-audit-action={entry.action}>
      <Cell className="text-xs whitespace-nowrap">
        <time dateTime={entry.at}>
          {format.dateTime(new Date(entry.at), { dateStyle: 'short', timeStyle: 'medium' })}
        </time>
        {place !== undefined && <p className="text-soft">{place}</p>}
      </Cell>
      <Cell>
        <p className="font-medium">{nameOf(entry.action)}</p>
        <p className="text-xs text-soft">{entry.action}</p>
      </Cell>
      <Cell>
        {actorId === null ? (
          actor
        ) : (
          <Button
            tone="quiet"
            size="small"
            className="-ml-2.5"
            title={t('onlyActor')}
            onClick={() => {
              onActor(actorId);
            }}
          >
            {actor}
          </Button>
        )}
        {entry.impersonatorId !== null && <Badge tone="warn">{t('viewedAs')}</Badge>}
      </Cell>
      {organization !== undefined && <Cell>{organization}</Cell>}
      <Cell className="text-xs">
        <p>{entry.subjectType}</p>
        <p className="font-mono break-all text-soft">{entry.subjectId}</p>
      </Cell>
      <Cell className="text-xs">
        <Changes entry={entry} />
      </Cell>
      <Cell className="text-xs whitespace-nowrap">{entry.clientAddress}</Cell>
    </tr>
  );
}

function Changes({ entry }: { readonly entry: ShownAct }) {
  const t = useTranslations('audit');
  if (entry.changes.length === 0) return null;
  return (
    <details>
      <summary>{t('changeCount', { count: entry.changes.length })}</summary>
      <ul className="mt-1 grid gap-1">
        {entry.changes.map(({ field, before, after }) => (
          <li key={field} className="break-all">
            <span className="font-medium">{field}</span> {before !== null && <del className="text-soft">{before}</del>}{' '}
            {after !== null && <ins>{after}</ins>}
          </li>
        ))}
      </ul>
    </details>
  );
}
