import type { ViewAs } from '../../domain/view-as/view-as.js';

/** A view as the schema shows it. */
export interface ShownView extends Pick<ViewAs, 'id' | 'reason' | 'startedAt' | 'adminName'> {
  readonly until: Date;
}

/** The schema's words for a view. */
export const shownView = ({ id, reason, startedAt, expiresAt, adminName }: ViewAs): ShownView => ({
  id,
  reason,
  startedAt,
  until: expiresAt,
  adminName,
});
