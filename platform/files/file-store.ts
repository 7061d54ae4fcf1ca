import { createHash, randomInt } from 'node:crypto';
import type { Database } from '../database/database.js';
import type { OrganizationScope } from '../tenancy/organization-scope.js';
import type { Permission } from '../viewer/permission.js';

/** A file as its organization knows it. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Whoever reads or writes it needs this permission. */
  readonly permission: Permission;
  readonly createdBy: string | null;
  readonly status: 'AWAITING' | 'COMPLETE';
  readonly byteCount: number | null;
}

/** What a file is announced as. */
export interface FileAnnouncement {
  readonly name: string;
  readonly mediaType: string;
  readonly permission: Permission;
  readonly createdBy: string | null;
  /** When it was written for somebody to take away, which they do within days; absent for a file that stays. */
  readonly exportedAt?: Date;
}

/** The file is larger than allowed; nothing of it is kept. */
export class FileTooLarge extends Error {
  constructor(readonly bytesMax: number) {
    super(`The file is larger than ${Math.floor(bytesMax / 1_000_000)} MB.`);
    this.name = 'FileTooLarge';
  }
}

/** The file does not wait for bytes: it is unknown, another organization's, or complete. */
export class FileNotAwaited extends Error {
  constructor() {
    super('No file is awaited here.');
    this.name = 'FileNotAwaited';
  }
}

const chunkBytes = 1_000_000;

// Each upload writes into a block of positions of its own, so that two uploads of one file at the same time cannot mix;
// the one that completes first is moved to the positions from zero, where readers look.
const chunksPerBlock = 8_192;
const blockCount = Math.floor(2 ** 31 / chunksPerBlock);

interface Upload {
  readonly byteCount: number;
  readonly sha256: string;
}

/** Cuts a stream into chunks of 1 MB, so that memory does not grow with the file. */
async function* chunksOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    parts.push(part);
    size += part.length;
    if (size < chunkBytes) continue;
    const whole = Buffer.concat(parts);
    let offset = 0;
    for (; offset + chunkBytes <= whole.length; offset += chunkBytes) yield whole.subarray(offset, offset + chunkBytes);
    const rest = whole.subarray(offset);
    parts = rest.length > 0 ? [rest] : [];
    size = rest.length;
  }
  if (size > 0) yield Buffer.concat(parts);
}

/** Files of an organization, as chunks in PostgreSQL behind the same wall as its rows. */
export class FileStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Makes room for a file that will be uploaded. */
  async announce(scope: OrganizationScope, file: FileAnnouncement): Promise<string> {
    const rows = await this.#database.forOrganization(scope).$queryRawUnsafe<{ id: string }[]>(
      `INSERT INTO files.files (organization_id, name, media_type, permission, created_by, exported_at)
         VALUES ($1::uuid, $2, $3, $4, $5::uuid, $6::timestamptz) RETURNING id`,
      scope.organizationId,
      file.name,
      file.mediaType,
      file.permission,
      file.createdBy,
      file.exportedAt ?? null,
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('The file could not be announced.');
    return id;
  }

  /** A file of this organization, null when it has none with this id. */
  async describe(scope: OrganizationScope, id: string): Promise<StoredFile | null> {
    const rows = await this.#database.forOrganization(scope).$queryRawUnsafe<StoredFile[]>(
      `SELECT id, name, media_type AS "mediaType", permission, created_by AS "createdBy", status, byte_count::float8 AS "byteCount"
       FROM files.files WHERE organization_id = $1::uuid AND id::text = $2`,
      scope.organizationId,
      id.toLowerCase(),
    );
    return rows[0] ?? null;
  }

  /**
   * Stores the bytes of an awaited file. A cut or refused upload leaves the file awaited and nothing of it stored.
   * @throws FileTooLarge, FileNotAwaited
   */
  async receive(
    scope: OrganizationScope,
    id: string,
    source: AsyncIterable<Uint8Array>,
    limits: { readonly bytesMax: number },
  ): Promise<{ readonly byteCount: number; readonly sha256: string }> {
    const file = await this.describe(scope, id);
    if (file?.status !== 'AWAITING') throw new FileNotAwaited();
    const block = randomInt(1, blockCount) * chunksPerBlock;
    try {
      const upload = await this.#store(scope, file.id, block, chunksOf(source), limits.bytesMax);
      await this.#complete(scope, file.id, block, upload);
      return { byteCount: upload.byteCount, sha256: upload.sha256 };
    } catch (error) {
      await this.#discard(scope, file.id, block);
      throw error;
    }
  }

  /** Stores a file that the platform itself made, such as a report. */
  async write(scope: OrganizationScope, file: FileAnnouncement, source: AsyncIterable<Uint8Array>): Promise<string> {
    const id = await this.announce(scope, file);
    await this.receive(scope, id, source, { bytesMax: Number.MAX_SAFE_INTEGER });
    return id;
  }

  /** The bytes of a complete file, chunk by chunk; empty when there is no such file. */
  async *read(scope: OrganizationScope, id: string): AsyncGenerator<Buffer> {
    const file = await this.describe(scope, id);
    if (file?.status !== 'COMPLETE') return;
    const client = this.#database.forOrganization(scope);
    for (let position = 0; position < chunksPerBlock; position += 1) {
      const rows = await client.$queryRawUnsafe<{ bytes: Uint8Array }[]>(
        'SELECT bytes FROM files.chunks WHERE organization_id = $1::uuid AND file_id = $2::uuid AND position = $3',
        scope.organizationId,
        file.id,
        position,
      );
      const bytes = rows[0]?.bytes;
      if (bytes === undefined) return;
      yield Buffer.from(bytes);
    }
  }

  async #store(
    scope: OrganizationScope,
    id: string,
    block: number,
    chunks: AsyncIterable<Buffer>,
    bytesMax: number,
  ): Promise<Upload> {
    const client = this.#database.forOrganization(scope);
    const hash = createHash('sha256');
    let byteCount = 0;
    let chunkCount = 0;
    for await (const chunk of chunks) {
      byteCount += chunk.length;
      if (byteCount > bytesMax || chunkCount >= chunksPerBlock) throw new FileTooLarge(bytesMax);
      hash.update(chunk);
      await client.$executeRawUnsafe(
        'INSERT INTO files.chunks (organization_id, file_id, position, bytes) VALUES ($1::uuid, $2::uuid, $3, $4)',
        scope.organizationId,
        id,
        block + chunkCount,
        chunk,
      );
      chunkCount += 1;
    }
    return { byteCount, sha256: hash.digest('hex') };
  }

  /** One statement, so that the file is complete exactly when its chunks stand where readers look. */
  async #complete(scope: OrganizationScope, id: string, block: number, upload: Upload): Promise<void> {
    const rows = await this.#database.forOrganization(scope).$queryRawUnsafe<{ completed: number }[]>(
      `WITH completed AS (
         UPDATE files.files SET status = 'COMPLETE', byte_count = $4, sha256 = $5
         WHERE organization_id = $1::uuid AND id = $2::uuid AND status = 'AWAITING' RETURNING id
       ), moved AS (
         UPDATE files.chunks SET position = position - $3::int
         WHERE organization_id = $1::uuid AND file_id = (SELECT id FROM completed) AND position BETWEEN $3::int AND $3::int + ${chunksPerBlock - 1}
       ), removed AS (
         DELETE FROM files.chunks
         WHERE organization_id = $1::uuid AND file_id = (SELECT id FROM completed) AND position NOT BETWEEN $3::int AND $3::int + ${chunksPerBlock - 1}
       )
       SELECT count(*)::int AS completed FROM completed`,
      scope.organizationId,
      id,
      block,
      upload.byteCount,
      upload.sha256,
    );
    if (rows[0]?.completed !== 1) throw new FileNotAwaited();
  }

  async #discard(scope: OrganizationScope, id: string, block: number): Promise<void> {
    await this.#database.forOrganization(scope).$executeRawUnsafe(
      `DELETE FROM files.chunks
       WHERE organization_id = $1::uuid AND file_id = $2::uuid AND position BETWEEN $3::int AND $3::int + ${chunksPerBlock - 1}`,
      scope.organizationId,
      id,
      block,
    );
  }
}
