'use client';
import { CirclePlus, FileDown, Gauge, MailX, RefreshCw, Send, StickyNote, type LucideIcon } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { InteractionKind, InteractionLineFragment } from '../../graphql/generated/graphql';
import { Card, CardTitle } from '../../ui/card';
import { NoteForm } from './note-form';

const icons: Record<InteractionKind, LucideIcon> = {
  FOUND: CirclePlus,
  IMPORTED: FileDown,
  NOTE: StickyNote,
  ASSESSED: Gauge,
  STATUS_CHANGED: RefreshCw,
  MESSAGE_SENT: Send,
  OBJECTED: MailX,
};

interface InteractionTimelineProps {
  readonly leadId: string;
  readonly interactions: readonly InteractionLineFragment[];
  readonly hasMore: boolean;
  readonly canAnnotate: boolean;
  readonly onNoted: () => void;
}

/** What happened with a lead, newest first, and the place for a note. */
export function InteractionTimeline({ leadId, interactions, hasMore, canAnnotate, onNoted }: InteractionTimelineProps) {
  const t = useTranslations('lead');
  const format = useFormatter();
  return (
    <Card className="p-4">
      <CardTitle className="mb-3">{t('history')}</CardTitle>
      {canAnnotate && <NoteForm leadId={leadId} onNoted={onNoted} />}
      {interactions.length === 0 && <p className="text-soft">{t('noHistory')}</p>}
      <ol className="grid gap-3">
        {interactions.map((interaction) => {
          const Icon = icons[interaction.kind];
          return (
            <li
              key={interaction.id}
              className="grid grid-cols-[1rem_minmax(0,1fr)] gap-2.5"
              data-interaction={interaction.kind}
            >
              <Icon aria-hidden className="mt-0.5 size-4 text-soft" />
              <div>
                <p className="whitespace-pre-wrap">{interaction.text}</p>
                <p className="text-xs text-soft">
                  {t(`kind_${interaction.kind}`)}
                  {interaction.author && ` · ${interaction.author.name}`} ·{' '}
                  <time dateTime={interaction.at}>
                    {format.dateTime(new Date(interaction.at), { dateStyle: 'medium', timeStyle: 'short' })}
                  </time>
                </p>
              </div>
            </li>
          );
        })}
      </ol>
      {hasMore && <p className="mt-3 text-xs text-soft">{t('historyCut', { count: interactions.length })}</p>}
    </Card>
  );
}
