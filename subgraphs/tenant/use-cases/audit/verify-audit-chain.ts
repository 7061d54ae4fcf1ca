import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { AuditLogRepository } from '../../data/audit/audit-log.repository.js';
import type { AuditChain } from '../../domain/audit/audit-entry.js';

interface Needs {
  readonly viewer: Viewer;
  readonly log: AuditLogRepository;
}

/** Computes every hash of the organization's log again. */
export const verifyAuditChain = defineUseCase({
  permission: 'audit:read',

  run({ log }: Needs): Promise<AuditChain> {
    return log.chain();
  },
});
