import type { Clock } from '../../../platform/config/clock.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { PlatformStore } from '../data/platform-store.js';

/** What the platform owner's acts need. */
export interface AdminNeeds {
  readonly viewer: Viewer;
  readonly store: PlatformStore;
  readonly clock: Clock;
}
