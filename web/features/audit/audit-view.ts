import type { AuditLogFilter } from '../../graphql/generated/graphql';

/** What the audit log shows, as the page's address says it. */
export interface AuditView {
  readonly text: string;
  /** One act alone, for instance `member.role-changed`. */
  readonly action: string;
  readonly actorId: string | null;
  /** The first and the last day shown, as `2026-03-02`. */
  readonly fromDay: string;
  readonly toDay: string;
}

const dayShape = /^\d{4}-\d{2}-\d{2}$/u;
const idShape = /^[0-9a-f-]{36}$/u;

const dayOf = (value: string | null): string => {
  if (value === null || !dayShape.test(value)) return '';
  return Number.isNaN(new Date(`${value}T00:00:00`).getTime()) ? '' : value;
};

/** Reads the view out of the address; what has not the shape of its kind counts as absent. */
export function readAuditView(parameter: (name: string) => string | null): AuditView {
  const actor = parameter('actor');
  return {
    text: parameter('text') ?? '',
    action: parameter('action') ?? '',
    actorId: actor !== null && idShape.test(actor) ? actor : null,
    fromDay: dayOf(parameter('from')),
    toDay: dayOf(parameter('to')),
  };
}

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The view as the API takes it: whole days where the reader is, the last one included. */
export function auditFilter({ text, action, actorId, fromDay, toDay }: AuditView): AuditLogFilter {
  const after = toDay === '' ? null : new Date(`${toDay}T00:00:00`);
  after?.setDate(after.getDate() + 1);
  return {
    text: textOrNull(text),
    action: textOrNull(action),
    actorId,
    from: fromDay === '' ? null : new Date(`${fromDay}T00:00:00`).toISOString(),
    to: after?.toISOString() ?? null,
  };
}
