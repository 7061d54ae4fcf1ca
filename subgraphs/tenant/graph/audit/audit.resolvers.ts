import { AuditEntryFields } from './audit-entry.fields.js';
import { AuditQuery } from './audit.query.js';
import { ExportAuditLogMutation } from './export-audit-log.mutation.js';

/** The audit log in the graph. */
export const auditResolvers = [AuditQuery, AuditEntryFields, ExportAuditLogMutation] as const;
