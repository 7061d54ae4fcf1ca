import { z } from 'zod';
import { listName, pageSize, toPage, type Page, type PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import type { PlatformOrganization } from '../domain/organizations/organization.js';
import type { OrganizationFilter, OrganizationOrder } from '../domain/organizations/organization-order.js';
import type { PlatformUser, UserFilter } from '../domain/users/user.js';
import type { OrganizationRepository } from './organizations/organization.repository.js';
import type { UserRepository } from './users/user.repository.js';

const idPosition = z.tuple([z.uuid()]);
const keyPosition = z.tuple([z.string(), z.uuid()]);

/** Stands where cursors name their organization: no organization has this id, so no member's cursor fits. */
export const wholePlatform = 'platform';

/** The house's lists as keyset pages; cursors are bound to the list, its filter and its order. */
export class PlatformPages {
  readonly #organizations: Pick<OrganizationRepository, 'page'>;
  readonly #users: Pick<UserRepository, 'page'>;
  readonly #cursors: CursorCodec;

  constructor(
    { organizations, users }: { organizations: OrganizationRepository; users: UserRepository },
    cursors: CursorCodec,
  ) {
    this.#organizations = organizations;
    this.#users = users;
    this.#cursors = cursors;
  }

  /** @throws InvalidCursor, InvalidPageSize */
  async organizations(
    filter: OrganizationFilter,
    { sort, direction }: OrganizationOrder,
    { first, after }: PageRequest,
  ): Promise<Page<PlatformOrganization>> {
    const { plan, status, type, search } = filter;
    const list = listName('platform-organizations', [plan, status, type, search, sort, direction]);
    const position = after ? this.#cursors.decode(wholePlatform, list, after, keyPosition) : null;
    const rows = await this.#organizations.page(filter, { sort, direction }, position, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#cursors.encode(wholePlatform, list, [row.position, row.id]),
    );
  }

  /** Newest first. @throws InvalidCursor, InvalidPageSize */
  async users(filter: UserFilter, { first, after }: PageRequest): Promise<Page<PlatformUser>> {
    const { organizationId, role, status, search } = filter;
    const list = listName('platform-users', [organizationId, role, status, search]);
    const position = after ? this.#cursors.decode(wholePlatform, list, after, idPosition)[0] : null;
    const rows = await this.#users.page(filter, position, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#cursors.encode(wholePlatform, list, [row.id]),
    );
  }
}
