import type { Page, PageRequest } from '../../../platform/graphql/connection.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { PlatformAuditPages } from '../data/platform-audit.pages.js';
import type { PlatformAuditEntry, PlatformAuditFilter } from '../domain/platform-audit-entry.js';

interface Needs {
  readonly viewer: Viewer;
  readonly pages: PlatformAuditPages;
}

/** Reads what was done on the whole platform, newest first (V-21, V-41). */
export const readPlatformAudit = defineUseCase({
  permission: 'platform:read',

  run(
    { pages }: Needs,
    input: { readonly filter: PlatformAuditFilter; readonly page: PageRequest },
  ): Promise<Page<PlatformAuditEntry>> {
    return pages.page(input.filter, input.page);
  },
});
