import type { AuditLogFilter } from '../../graphql/generated/graphql';

/** Which acts a log shows, as the page's address says it. */
export interface ActView {
  /** One act alone, for instance `member.role-changed`. */
  readonly action: string;
  readonly actorId: string | null;
  /** The first and the last day shown, as `2026-03-02`. */
  readonly fromDay: string;
  readonly toDay: string;
}

/** What the audit log of an organization shows. */
export interface AuditView extends ActView {
  readonly text: string;
}

const dayShape = /^\d{4}-\d{2}-\d{2}$/u;
const idShape = /^[0-9a-f-]{36}$/u;

const dayOf = (value: string | null): string => {
  if (value === null || !dayShape.test(value)) return '';
  return Number.isNaN(new Date(`${value}T00:00:00`).getTime()) ? '' : value;
};

type Parameter = (name: string) => string | null;

/** An id that the address names; null when it has not the shape of one. */
export function idOf(parameter: Parameter, name: string): string | null {
  const id = parameter(name);
  return id !== null && idShape.test(id) ? id : null;
}

/** Reads which acts out of the address; what has not the shape of its kind counts as absent. */
export const readActView = (parameter: Parameter): ActView => ({
  action: parameter('action') ?? '',
  actorId: idOf(parameter, 'actor'),
  fromDay: dayOf(parameter('from')),
  toDay: dayOf(parameter('to')),
});

/** Reads the view of an organization's log. */
export const readAuditView = (parameter: Parameter): AuditView => ({
  ...readActView(parameter),
  text: parameter('text') ?? '',
});

/** Whether a view leaves acts out. */
export const narrowsActs = ({ action, actorId, fromDay, toDay }: ActView): boolean =>
  [action, actorId ?? '', fromDay, toDay].some((one) => one !== '');

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Which acts, as the API takes it: whole days where the reader is, the last one included. */
export function actFilter({ action, actorId, fromDay, toDay }: ActView) {
  const after = toDay === '' ? null : new Date(`${toDay}T00:00:00`);
  after?.setDate(after.getDate() + 1);
  return {
    action: textOrNull(action),
    actorId,
    from: fromDay === '' ? null : new Date(`${fromDay}T00:00:00`).toISOString(),
    to: after?.toISOString() ?? null,
  };
}

/** The view as the API takes it. */
export const auditFilter = ({ text, ...acts }: AuditView): AuditLogFilter => ({
  ...actFilter(acts),
  text: textOrNull(text),
});
