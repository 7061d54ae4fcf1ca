import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import type { Clock } from '../../../../platform/config/clock.js';
import type { Envelope } from '../../../../platform/crypto/envelope.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { NotificationStore } from '../../data/notifications/notification-store.js';

/** What every act on notifications needs. */
export interface NotificationNeeds {
  readonly viewer: Viewer;
  readonly store: NotificationStore;
  readonly clock: Clock;
  readonly trail: AuditTrail;
}

/** What mailing notifications needs. */
export interface NotificationPost {
  readonly sealer: Pick<Envelope, 'seal'>;
  /** Where people reach the web app, without a slash at the end. */
  readonly webUrl: string;
}

/** What sending needs. */
export interface SendingNeeds extends NotificationNeeds {
  readonly post: NotificationPost;
}
