import { z } from 'zod';
import { listName, pageSize, toPage, type Page, type PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import type { Campaign } from '../domain/campaign.js';
import type { Email } from '../domain/email.js';
import type { AgentRun } from '../domain/run.js';
import type { CampaignFilter } from './campaign.repository.js';
import type { CampaignStore } from './campaign-store.js';
import type { EmailFilter } from './email.repository.js';

const campaignPosition = z.tuple([z.iso.datetime(), z.uuid()]);
const idPosition = z.tuple([z.uuid()]);

/** The house's lists as keyset pages; cursors are bound to the organization and the filter. */
export class CampaignPages {
  readonly #store: CampaignStore;
  readonly #cursors: CursorCodec;

  constructor(store: CampaignStore, cursors: CursorCodec) {
    this.#store = store;
    this.#cursors = cursors;
  }

  /** Newest first. @throws InvalidCursor, InvalidPageSize */
  async campaigns(filter: CampaignFilter, { first, after }: PageRequest): Promise<Page<Campaign>> {
    const list = listName('campaigns', [filter.status ?? null, filter.search ?? null]);
    const position = after ? this.#decode(list, after, campaignPosition) : null;
    const rows = await this.#store.campaigns.page(
      filter,
      position ? { createdAt: new Date(position[0]), id: position[1] } : null,
      pageSize(first) + 1,
    );
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#encode(list, [row.createdAt.toISOString(), row.id]),
    );
  }

  /** The runs of a campaign, newest first. @throws InvalidCursor, InvalidPageSize */
  async runs(campaignId: string, { first, after }: PageRequest): Promise<Page<AgentRun>> {
    const list = listName('runs', campaignId);
    const position = after ? this.#decode(list, after, idPosition)[0] : null;
    const rows = await this.#store.runs.page(campaignId, position, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#encode(list, [row.id]),
    );
  }

  /** Newest first. @throws InvalidCursor, InvalidPageSize */
  async emails(filter: EmailFilter, { first, after }: PageRequest): Promise<Page<Email>> {
    const list = listName('emails', [filter.campaignId ?? null, filter.status ?? null]);
    const position = after ? this.#decode(list, after, idPosition)[0] : null;
    const rows = await this.#store.emails.page(filter, position, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#encode(list, [row.id]),
    );
  }

  #encode(list: string, position: readonly string[]): string {
    return this.#cursors.encode(this.#store.scope.organizationId, list, position);
  }

  #decode<Position>(list: string, cursor: string, shape: z.ZodType<Position>): Position {
    return this.#cursors.decode(this.#store.scope.organizationId, list, cursor, shape);
  }
}
