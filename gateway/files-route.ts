import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FileNotAwaited, FileTooLarge, type FileStore, type StoredFile } from '../platform/files/file-store.js';
import { organizationScope, type OrganizationScope } from '../platform/tenancy/organization-scope.js';
import type { Viewer } from '../platform/viewer/viewer.js';
import { attachment } from './content-disposition.js';

/** What the file routes need of the front door. */
export interface FilesRouteOptions {
  readonly files: FileStore;
  readonly bytesMax: number;
  /** Who asks; answers the request itself and gives null when a credential or the origin is refused. */
  identify(request: FastifyRequest, reply: FastifyReply): Promise<Viewer | null>;
  readonly refuse: (reply: FastifyReply, status: number, code: string, message: string) => FastifyReply;
}

interface FileRequest {
  readonly scope: OrganizationScope;
  readonly file: StoredFile;
}

/**
 * `PUT /files/:id` stores the raw bytes of an announced file, `GET /files/:id` gives a complete one back. A file of
 * another organization does not exist here.
 */
export async function registerFiles(app: FastifyInstance, options: FilesRouteOptions): Promise<void> {
  const { files, bytesMax, refuse } = options;
  const missing = (reply: FastifyReply): FastifyReply => refuse(reply, 404, 'NOT_FOUND', 'There is no such file.');
  const find = async (
    request: FastifyRequest<{ Params: { id: string } }>,
    reply: FastifyReply,
  ): Promise<FileRequest | null> => {
    const viewer = await options.identify(request, reply);
    if (!viewer) return null;
    if (viewer.kind === 'ANONYMOUS') {
      refuse(reply, 401, 'UNAUTHENTICATED', 'Sign in first.');
      return null;
    }
    const scope = viewer.organizationId === null ? null : organizationScope(viewer);
    const file = scope && (await files.describe(scope, request.params.id));
    if (!scope || !file) missing(reply);
    else if (!viewer.permissions.has(file.permission)) refuse(reply, 403, 'FORBIDDEN', 'You may not touch this file.');
    else return { scope, file };
    return null;
  };
  await app.register(async (room) => {
    // The bytes go to the store as they come: nothing is parsed, whatever their media type.
    room.removeAllContentTypeParsers();
    room.addContentTypeParser('*', (_request, _payload, done) => {
      done(null);
    });
    room.put<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
      const found = await find(request, reply);
      if (!found) return reply;
      const tooLarge = new FileTooLarge(bytesMax);
      if (Number(request.headers['content-length'] ?? 0) > bytesMax)
        return refuse(reply, 413, 'PAYLOAD_TOO_LARGE', tooLarge.message);
      try {
        return await reply.send(await files.receive(found.scope, found.file.id, request.raw, { bytesMax }));
      } catch (error) {
        if (error instanceof FileTooLarge) return refuse(reply, 413, 'PAYLOAD_TOO_LARGE', error.message);
        if (error instanceof FileNotAwaited)
          return refuse(reply, 409, 'CONFLICT', 'This file has been uploaded already.');
        throw error;
      }
    });
    room.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
      const found = await find(request, reply);
      if (!found) return reply;
      const { scope, file } = found;
      if (file.status !== 'COMPLETE') return missing(reply);
      reply.header('content-type', file.mediaType).header('content-disposition', attachment(file.name));
      if (file.byteCount !== null) reply.header('content-length', file.byteCount);
      return reply.send(Readable.from(files.read(scope, file.id), { objectMode: false }));
    });
  });
}
