import type { Page, PageRequest } from '../../../../platform/graphql/connection.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { AuditLogPages } from '../../data/audit/audit-log.pages.js';
import type { AuditEntry, AuditFilter } from '../../domain/audit/audit-entry.js';

interface Needs {
  readonly viewer: Viewer;
  readonly pages: AuditLogPages;
}

/** Reads what was done in one's organization, newest first (V-21). */
export const readAuditLog = defineUseCase({
  permission: 'audit:read',

  run(
    { pages }: Needs,
    input: { readonly filter: AuditFilter; readonly page: PageRequest },
  ): Promise<Page<AuditEntry>> {
    return pages.page(input.filter, input.page);
  },
});
