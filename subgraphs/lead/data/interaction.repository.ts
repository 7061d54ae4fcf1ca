import { v7 as newId } from 'uuid';
import type { Prisma } from '../../../prisma/generated/client.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { isIdentifier } from '../domain/identifier.js';
import type { Interaction, InteractionDraft, InteractionKind } from '../domain/interaction.js';
import { storedTranslations } from './stored-translations.js';
import type { OrganizationClient } from './organization-client.js';

/** Where a page of interactions continues. */
export interface InteractionPosition {
  readonly at: Date;
  readonly id: string;
}

const draftsPerStatement = 1_000;

const isEmpty = (translations: object): boolean => Object.keys(translations).length === 0;

const toInteraction = (row: Prisma.InteractionModel): Interaction => ({
  id: row.id,
  organizationId: row.organizationId,
  leadId: row.leadId,
  kind: row.kind as InteractionKind,
  text: row.text,
  translations: storedTranslations.parse(row.translations ?? {}),
  at: row.at,
  authorId: row.authorId,
});

/** The history of the leads of one organization. Only ever appended to (V-17). */
export class InteractionRepository {
  readonly #client: OrganizationClient;
  readonly #organizationId: string;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Interaction>> {
    const known = ids.filter(isIdentifier);
    if (known.length === 0) return new Map();
    const rows = await this.#client.interaction.findMany({
      where: { organizationId: this.#organizationId, id: { in: known } },
    });
    return new Map(rows.map((row) => [row.id, toInteraction(row)]));
  }

  /** The history of a lead, newest first, behind the position. */
  async page(leadId: string, after: InteractionPosition | null, limit: number): Promise<readonly Interaction[]> {
    if (!isIdentifier(leadId)) return [];
    const rows = await this.#client.interaction.findMany({
      where: {
        organizationId: this.#organizationId,
        leadId,
        ...(after ? { at: { lte: after.at }, NOT: { at: after.at, id: { gte: after.id } } } : {}),
      },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: limit,
    });
    return rows.map(toInteraction);
  }

  /** The newest notes of each lead, at most `notesMax` each, newest first. */
  async newestNotes(
    leadIds: readonly string[],
    notesMax: number,
  ): Promise<ReadonlyMap<string, readonly Interaction[]>> {
    if (leadIds.length === 0) return new Map();
    const rows = await this.#client.$queryRawUnsafe<Interaction[]>(
      `SELECT note.id, note.organization_id AS "organizationId", note.lead_id AS "leadId", note.kind, note.text, '{}'::jsonb AS translations, note.at, note.author_id AS "authorId"
       FROM unnest($2::uuid[]) AS wanted (lead_id)
       CROSS JOIN LATERAL (
         SELECT i.* FROM lead.interactions i
         WHERE i.organization_id = $1::uuid AND i.lead_id = wanted.lead_id AND i.kind = 'NOTE' ORDER BY i.at DESC, i.id DESC LIMIT $3::int
       ) AS note
       ORDER BY note.at DESC, note.id DESC`,
      this.#organizationId,
      leadIds,
      notesMax,
    );
    const byLead = new Map<string, Interaction[]>();
    for (const row of rows) byLead.set(row.leadId, [...(byLead.get(row.leadId) ?? []), row]);
    return byLead;
  }

  /** Which of these leads have an interaction of a kind. */
  async leadsWith(kind: InteractionKind, leadIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#client.interaction.findMany({
      where: { organizationId: this.#organizationId, kind, leadId: { in: [...leadIds] } },
      distinct: ['leadId'],
      select: { leadId: true },
    });
    return new Set(rows.map(({ leadId }) => leadId));
  }

  /** Appends interactions and answers the keys that are new, as `<leadId> <key>`; what was written before stays as it is. */
  async append(drafts: readonly InteractionDraft[]): Promise<ReadonlySet<string>> {
    const written = new Set<string>();
    for (let start = 0; start < drafts.length; start += draftsPerStatement) {
      const rows = await this.#insert(drafts.slice(start, start + draftsPerStatement));
      for (const row of rows) written.add(`${row.leadId} ${row.key}`);
    }
    return written;
  }

  async #insert(drafts: readonly InteractionDraft[]): Promise<readonly { leadId: string; key: string }[]> {
    return this.#client.$queryRawUnsafe<{ leadId: string; key: string }[]>(
      `INSERT INTO lead.interactions (organization_id, id, lead_id, kind, text, translations, at, author_id, run_id, key)
       SELECT $1::uuid, d.* FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::jsonb[], $7::timestamptz[], $8::uuid[], $9::uuid[], $10::text[]) AS d
       ON CONFLICT (organization_id, lead_id, key) DO NOTHING
       RETURNING lead_id AS "leadId", key`,
      this.#organizationId,
      drafts.map(() => newId()),
      drafts.map((draft) => draft.leadId),
      drafts.map((draft) => draft.kind),
      drafts.map((draft) => draft.text),
      drafts.map(({ translations }) => (isEmpty(translations) ? null : JSON.stringify(translations))),
      drafts.map((draft) => draft.at.toISOString()),
      drafts.map((draft) => draft.authorId),
      drafts.map((draft) => draft.runId),
      drafts.map((draft) => draft.key),
    );
  }

  /** Appends one note of a person and answers it. */
  async addNote(leadId: string, text: string, authorId: string | null, at: Date): Promise<Interaction> {
    const id = newId();
    const row = await this.#client.interaction.create({
      data: { organizationId: this.#organizationId, id, leadId, kind: 'NOTE', text, at, authorId, key: `note:${id}` },
    });
    return toInteraction(row);
  }
}

/** Reading only: history is written inside a transaction. */
export type InteractionReads = Pick<InteractionRepository, 'findByIds' | 'page' | 'newestNotes'>;
