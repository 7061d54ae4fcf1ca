import { z } from 'zod';
import { listName, pageSize, toPage, type Page, type PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import type { BantAssessment } from '../domain/assessment.js';
import type { ProspectMessage } from '../domain/contact/prospect-message.js';
import type { Interaction } from '../domain/interaction.js';
import type { Lead, LeadSort } from '../domain/lead.js';
import type { LeadImport } from '../domain/lead-import.js';
import type { LeadFilter } from './lead.repository.js';
import type { LeadStore } from './lead-store.js';

/** Stands for "no score" in a cursor. */
const unscored = -1;

const leadPosition = z.tuple([z.number().int(), z.uuid()]);
const momentPosition = z.tuple([z.iso.datetime(), z.uuid()]);
const idPosition = z.tuple([z.uuid()]);

/** The house's lists as keyset pages; cursors are bound to the organization, the filter and the sort. */
export class LeadPages {
  readonly #store: LeadStore;
  readonly #cursors: CursorCodec;

  constructor(store: LeadStore, cursors: CursorCodec) {
    this.#store = store;
    this.#cursors = cursors;
  }

  /** @throws InvalidCursor, InvalidPageSize */
  async leads(filter: LeadFilter, sort: LeadSort, { first, after }: PageRequest): Promise<Page<Lead>> {
    const { campaignId = null, status = null, verdict = null, search = null } = filter;
    const list = listName('leads', [campaignId, status, verdict, search, sort]);
    const position = after ? this.#decode(list, after, leadPosition) : null;
    const rows = await this.#store.leads.page(
      filter,
      sort,
      position ? { score: position[0] === unscored ? null : position[0], id: position[1] } : null,
      pageSize(first) + 1,
    );
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#encode(list, [row.score ?? unscored, row.id]),
    );
  }

  /** The history of a lead, newest first. @throws InvalidCursor, InvalidPageSize */
  async interactions(leadId: string, { first, after }: PageRequest): Promise<Page<Interaction>> {
    const list = listName('interactions', leadId);
    const position = after ? this.#decode(list, after, momentPosition) : null;
    const rows = await this.#store.interactions.page(
      leadId,
      position ? { at: new Date(position[0]), id: position[1] } : null,
      pageSize(first) + 1,
    );
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#encode(list, [row.at.toISOString(), row.id]),
    );
  }

  /** The assessments of a lead, newest first. @throws InvalidCursor, InvalidPageSize */
  async assessments(leadId: string, { first, after }: PageRequest): Promise<Page<BantAssessment>> {
    const list = listName('assessments', leadId);
    const position = after ? this.#decode(list, after, idPosition)[0] : null;
    const rows = await this.#store.assessments.page(leadId, position, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#encode(list, [row.id]),
    );
  }

  /** What was written to prospects, newest first. @throws InvalidCursor, InvalidPageSize */
  async messages({ first, after }: PageRequest): Promise<Page<ProspectMessage>> {
    const list = listName('prospectMessages', null);
    const position = after ? this.#decode(list, after, idPosition)[0] : null;
    const rows = await this.#store.messages.page(position, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#encode(list, [row.id]),
    );
  }

  /** Newest first. @throws InvalidCursor, InvalidPageSize */
  async imports({ first, after }: PageRequest): Promise<Page<LeadImport>> {
    const list = listName('imports', null);
    const position = after ? this.#decode(list, after, idPosition)[0] : null;
    const rows = await this.#store.imports.page(position, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#encode(list, [row.id]),
    );
  }

  #encode(list: string, position: readonly (string | number)[]): string {
    return this.#cursors.encode(this.#store.scope.organizationId, list, position);
  }

  #decode<Position>(list: string, cursor: string, shape: z.ZodType<Position>): Position {
    return this.#cursors.decode(this.#store.scope.organizationId, list, cursor, shape);
  }
}
