import { isUuid } from '../../../../platform/database/uuid.js';
import type { ViewAs } from '../../domain/view-as/view-as.js';
import type { PlatformClient } from '../platform-client.js';

/** A view that begins. */
export type ViewAsDraft = Omit<ViewAs, 'id' | 'endedAt'>;

/** The columns of a view. */
export const viewAsColumns = {
  id: true,
  organizationId: true,
  userId: true,
  adminId: true,
  adminName: true,
  reason: true,
  startedAt: true,
  expiresAt: true,
  endedAt: true,
} as const;

/** Every "view as" of the platform. */
export class ViewAsRepository {
  readonly #client: PlatformClient;

  constructor(client: PlatformClient) {
    this.#client = client;
  }

  async open(draft: ViewAsDraft): Promise<ViewAs> {
    return this.#client.viewAsSession.create({ data: draft, select: viewAsColumns });
  }

  /** One of this admin's own; another's does not exist. */
  async findOwn(id: string, adminId: string): Promise<ViewAs | null> {
    if (!isUuid(id)) return null;
    return this.#client.viewAsSession.findFirst({ where: { id, adminId }, select: viewAsColumns });
  }

  /** Compare-and-set: false when it has ended already. */
  async end(id: string, adminId: string, now: Date): Promise<boolean> {
    const { count } = await this.#client.viewAsSession.updateMany({
      where: { id, adminId, endedAt: null },
      data: { endedAt: now },
    });
    return count === 1;
  }
}
