import { appendEvents } from '../../../platform/events/outbox.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import type { Prisma } from '../../../prisma/generated/client.js';
import { isIdentifier } from '../domain/identifier.js';
import type { Language } from '../domain/language.js';
import {
  importLeaseMs,
  importStatesBefore,
  topicOfImport,
  type ImportCounts,
  type LeadImport,
  type LeadImportStatus,
  type RefusedRow,
} from '../domain/lead-import.js';
import { storedImportPlan, type ImportPlan } from './import-plan.js';
import type { OrganizationClient } from './organization-client.js';

/** What a new import is. */
export interface NewLeadImport {
  readonly campaignId: string | null;
  readonly fileId: string;
  readonly fileName: string;
  readonly language: Language;
  readonly createdBy: string | null;
  readonly now: Date;
}

/** A worker's hold on an import. */
export interface ImportClaim {
  readonly importId: string;
  readonly worker: string;
}

/** A batch of rows that was imported and is about to be committed. */
export interface ImportBatchRecord extends ImportClaim {
  /** Rows done before this batch: the compare of the compare-and-set. */
  readonly fromRow: number;
  readonly rows: number;
  readonly counts: ImportCounts;
  readonly now: Date;
}

const toImport = (row: Prisma.LeadImportModel): LeadImport => ({
  id: row.id,
  organizationId: row.organizationId,
  campaignId: row.campaignId,
  fileId: row.fileId,
  fileName: row.fileName,
  language: row.language as Language,
  status: row.status as LeadImportStatus,
  rowCount: row.rowCount,
  processedCount: row.processedCount,
  createdCount: row.createdCount,
  updatedCount: row.updatedCount,
  unchangedCount: row.unchangedCount,
  duplicateCount: row.duplicateCount,
  refusedCount: row.refusedCount,
  limitedCount: row.limitedCount,
  reportFileId: row.reportFileId,
  failure: row.failure,
  createdAt: row.createdAt,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
});

const refusedRowsPerPage = 1_000;

/** The imports of one organization. Every write is a compare-and-set, and writes its event in the same transaction. */
export class LeadImportRepository {
  readonly #client: OrganizationClient;
  readonly #scope: OrganizationScope;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#scope = scope;
  }

  async findById(id: string): Promise<LeadImport | null> {
    return (await this.findByIds([id])).get(id) ?? null;
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, LeadImport>> {
    const known = ids.filter(isIdentifier);
    if (known.length === 0) return new Map();
    const rows = await this.#client.leadImport.findMany({
      where: { organizationId: this.#scope.organizationId, id: { in: known } },
    });
    return new Map(rows.map((row) => [row.id, toImport(row)]));
  }

  /** Newest first, behind the position. */
  async page(after: string | null, limit: number): Promise<readonly LeadImport[]> {
    const rows = await this.#client.leadImport.findMany({
      where: { organizationId: this.#scope.organizationId, ...(after ? { id: { lt: after } } : {}) },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map(toImport);
  }

  async create({ now, ...content }: NewLeadImport): Promise<LeadImport> {
    const row = await this.#client.leadImport.create({
      data: { organizationId: this.#scope.organizationId, ...content, createdAt: now },
    });
    return toImport(row);
  }

  /** The plan of an import, null before one was made. */
  async planOf(id: string): Promise<ImportPlan | null> {
    const row = await this.#client.leadImport.findFirst({
      where: { organizationId: this.#scope.organizationId, id },
      select: { mapping: true },
    });
    return row?.mapping ? storedImportPlan.parse(row.mapping) : null;
  }

  /** The import may start: null when it was queued or cancelled before. */
  async queue(id: string, plan: ImportPlan): Promise<LeadImport | null> {
    const change = { status: 'QUEUED', mapping: storedImportPlan.parse(plan), hasHeader: plan.format.hasHeader };
    return this.#change({ id, status: { in: [...importStatesBefore('QUEUED')] } }, change);
  }

  /** A worker takes the import up: null when another holds it or there is nothing to do. */
  async claim({ importId, worker }: ImportClaim, now: Date): Promise<LeadImport | null> {
    const free = [
      { status: 'QUEUED' },
      { status: 'RUNNING', leaseUntil: { lt: now } },
      { status: 'RUNNING', claimedBy: null },
    ];
    const claimed = await this.#change(
      { id: importId, OR: free },
      { status: 'RUNNING', claimedBy: worker, leaseUntil: new Date(now.getTime() + importLeaseMs) },
    );
    if (claimed) await this.#update({ id: importId, startedAt: null }, { startedAt: now });
    return claimed;
  }

  /** Says that the worker is alive: false when the import is no longer its own. */
  async renewLease(claim: ImportClaim, now: Date): Promise<boolean> {
    return (await this.#update(held(claim), { leaseUntil: new Date(now.getTime() + importLeaseMs) })) !== null;
  }

  /** Lets go; sweeps leave the import alone until `until`, while a retry of the same job may take it up at once. */
  async release(claim: ImportClaim, until: Date): Promise<void> {
    await this.#update(held(claim), { claimedBy: null, leaseUntil: until });
  }

  /** The whole file was read once: null when the import is no longer the worker's. */
  async recordScan(claim: ImportClaim, plan: ImportPlan, rowCount: number): Promise<LeadImport | null> {
    return this.#change(held(claim), { rowCount, mapping: storedImportPlan.parse(plan) });
  }

  /** Writes the counters of a batch and the place to continue: null when the import is no longer the worker's. */
  async commitBatch({ fromRow, rows, counts, now, ...claim }: ImportBatchRecord): Promise<LeadImport | null> {
    return this.#change(
      { ...held(claim), processedCount: fromRow },
      {
        processedCount: { increment: rows },
        createdCount: { increment: counts.created },
        updatedCount: { increment: counts.updated },
        unchangedCount: { increment: counts.unchanged },
        duplicateCount: { increment: counts.duplicate },
        refusedCount: { increment: counts.refused },
        limitedCount: { increment: counts.limited },
        leaseUntil: new Date(now.getTime() + importLeaseMs),
      },
    );
  }

  /** Ends an import: null when it is no longer the worker's. */
  async finish(
    claim: ImportClaim,
    end: {
      readonly status: 'COMPLETED' | 'FAILED';
      readonly failure: string | null;
      readonly reportFileId: string | null;
    },
    now: Date,
  ): Promise<LeadImport | null> {
    return this.#change(held(claim), { ...end, finishedAt: now, claimedBy: null, leaseUntil: null });
  }

  /** A person cancels: null when it is over already. What was imported stays. */
  async cancel(id: string, now: Date): Promise<LeadImport | null> {
    return this.#change(
      { id, status: { in: [...importStatesBefore('CANCELLED')] } },
      { status: 'CANCELLED', finishedAt: now, claimedBy: null, leaseUntil: null },
    );
  }

  async addRefusedRows(importId: string, rows: readonly RefusedRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.#client.$executeRawUnsafe(
      `INSERT INTO lead.refused_rows (organization_id, import_id, row_number, line_number, reasons, cells)
       SELECT $1::uuid, $2::uuid, r.* FROM unnest($3::int[], $4::int[], $5::text[], $6::jsonb[]) AS r
       ON CONFLICT (organization_id, import_id, row_number) DO NOTHING`,
      this.#scope.organizationId,
      importId,
      rows.map((row) => row.rowNumber),
      rows.map((row) => row.lineNumber),
      rows.map((row) => row.reasons),
      rows.map((row) => JSON.stringify(row.cells)),
    );
  }

  /** The refused rows of an import in the order of the file, page by page. */
  async *refusedRows(importId: string): AsyncGenerator<RefusedRow> {
    for (let after = 0; ;) {
      const rows = await this.#client.$queryRawUnsafe<RefusedRow[]>(
        `SELECT row_number AS "rowNumber", line_number AS "lineNumber", reasons, cells FROM lead.refused_rows
         WHERE organization_id = $1::uuid AND import_id = $2::uuid AND row_number > $3::int ORDER BY row_number LIMIT $4::int`,
        this.#scope.organizationId,
        importId,
        after,
        refusedRowsPerPage,
      );
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < refusedRowsPerPage) return;
      after = last.rowNumber;
    }
  }

  async #update(
    where: Prisma.LeadImportWhereInput,
    data: Prisma.LeadImportUpdateManyMutationInput,
  ): Promise<LeadImport | null> {
    const rows = await this.#client.leadImport.updateManyAndReturn({
      where: { organizationId: this.#scope.organizationId, ...where },
      data,
    });
    return rows[0] ? toImport(rows[0]) : null;
  }

  /** A change that readers of the import are told of. Call it in a transaction, because the event is written with the row. */
  async #change(
    where: Prisma.LeadImportWhereInput,
    data: Prisma.LeadImportUpdateManyMutationInput,
  ): Promise<LeadImport | null> {
    const changed = await this.#update(where, data);
    if (changed)
      await appendEvents(this.#client, this.#scope, [{ topic: topicOfImport(changed.id), payload: changed }]);
    return changed;
  }
}

const held = ({ importId, worker }: ImportClaim) => ({ id: importId, claimedBy: worker, status: 'RUNNING' });

/** What a resolver may hold: reading only. */
export type LeadImportReads = Pick<LeadImportRepository, 'findById' | 'findByIds' | 'page' | 'refusedRows'>;

/** What keeps a worker's hold on an import: no change that anybody is told of. */
export type LeadImportLeases = Pick<LeadImportRepository, 'renewLease' | 'release'>;
