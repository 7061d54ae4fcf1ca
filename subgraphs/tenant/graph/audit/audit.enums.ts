import { registerEnumType } from 'type-graphql';
import { actorStandings, type ActorStanding } from '../../domain/audit/audit-entry.js';
import type { AuditExportFormat } from '../../use-cases/audit/export-audit-log.js';

const standings: Readonly<Record<ActorStanding, string>> = {
  PRESENT: 'Belongs to the organization.',
  REMOVED: 'Was removed from the organization.',
  UNKNOWN: 'Is nobody of the organization, or is no longer kept.',
};

/** Whether a person who acted still belongs to the organization. */
export const AuditActorStandingEnum = Object.fromEntries(
  actorStandings.map((standing) => [standing, standing]),
) as Readonly<Record<ActorStanding, ActorStanding>>;

registerEnumType(AuditActorStandingEnum, {
  name: 'AuditActorStanding',
  description: 'Whether a person who acted still belongs to the organization.',
  valuesConfig: Object.fromEntries(actorStandings.map((standing) => [standing, { description: standings[standing] }])),
});

/** How an export is written. */
export const AuditExportFormatEnum: Readonly<Record<AuditExportFormat, AuditExportFormat>> = {
  CSV: 'CSV',
  JSON_LINES: 'JSON_LINES',
};

registerEnumType(AuditExportFormatEnum, {
  name: 'AuditExportFormat',
  description: 'How an export of the audit log is written.',
  valuesConfig: {
    CSV: { description: 'A table for spreadsheets; cells that would run as a formula are made harmless.' },
    JSON_LINES: { description: 'One JSON object a line.' },
  },
});
