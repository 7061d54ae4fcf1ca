import type { Clock } from '../../../platform/config/clock.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { PlatformStore } from '../data/platform-store.js';

/** What the platform owner's acts need. */
export interface AdminNeeds {
  readonly viewer: Viewer;
  readonly store: PlatformStore;
  readonly clock: Clock;
}

/** The platform admin who acts, as they are known to those whom they write to. */
export async function actingAdmin({
  viewer,
  store,
}: AdminNeeds): Promise<{ readonly id: string; readonly name: string }> {
  const admin = await store.users.findById(viewer.userId ?? '');
  if (!admin) throw new Error('A platform admin without an account acts.');
  return { id: admin.id, name: admin.name };
}
