import type { ViewAs } from '../../domain/view-as/view-as.js';
import type { ViewAsType } from './view-as.type.js';

/** A view as the schema shows it. */
export const shownView = ({ id, reason, startedAt, expiresAt, adminName }: ViewAs): ViewAsType => ({
  id,
  reason,
  startedAt,
  until: expiresAt,
  adminName,
});
