import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import { viewerOf } from '../../../../platform/viewer/viewer.js';
import type { Account } from '../../domain/sessions/session.js';

/** The trail of somebody who just proved to be this person, though their request came from nobody. */
export const trailOf = (
  trail: AuditTrail,
  { userId, organizationId, role }: Pick<Account, 'userId' | 'organizationId' | 'role'>,
): AuditTrail => ({ ...trail, viewer: viewerOf({ kind: 'USER', userId, organizationId, role, expiresAt: 0 }) });
