import { z } from 'zod';
import { listName, pageSize, toPage, type Page, type PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import type { OrganizationOverview } from '../domain/organization-overview.js';
import type { PlatformRepository } from './platform.repository.js';

const idPosition = z.tuple([z.uuid()]);

/** Stands where cursors name their organization: no organization has this id, so no member's cursor fits. */
export const wholePlatform = 'platform';

/** The house's lists as keyset pages. */
export class PlatformPages {
  readonly #repository: PlatformRepository;
  readonly #cursors: CursorCodec;

  constructor(repository: PlatformRepository, cursors: CursorCodec) {
    this.#repository = repository;
    this.#cursors = cursors;
  }

  /** Newest first. @throws InvalidCursor, InvalidPageSize */
  async organizations({ first, after }: PageRequest): Promise<Page<OrganizationOverview>> {
    const list = listName('organizations-overview', null);
    const position = after ? this.#cursors.decode(wholePlatform, list, after, idPosition)[0] : null;
    const rows = await this.#repository.organizations(position, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#cursors.encode(wholePlatform, list, [row.organizationId]),
    );
  }
}
