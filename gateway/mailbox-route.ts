import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLoopback } from '../platform/config/loopback.js';
import type { Mailbox } from '../platform/mail/mailbox.js';

/** What the mailbox routes need of the front door. */
export interface MailboxRouteOptions {
  readonly mailbox: Mailbox;
  readonly refuse: (reply: FastifyReply, status: number, code: string, message: string) => FastifyReply;
}

const proxyHeaders = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/**
 * Whether somebody on this machine asks, without a proxy between: the connection itself counts, not what headers say.
 * The host name counts too, because a page from elsewhere may have its own name point here.
 */
function isLocal({ headers, socket }: FastifyRequest): boolean {
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    isLoopback((headers.host ?? '').replace(/:\d+$/, '')) &&
    proxyHeaders.every((name) => headers[name] === undefined)
  );
}

/**
 * `GET /dev/mailbox`, `/dev/mailbox/<id>` and `/dev/mailbox/templates`: the mails of this machine, with the links and
 * codes they hold. For everybody else they do not exist.
 */
export async function registerMailbox(app: FastifyInstance, { mailbox, refuse }: MailboxRouteOptions): Promise<void> {
  const missing = (reply: FastifyReply): FastifyReply => refuse(reply, 404, 'NOT_FOUND', 'There is nothing here.');
  await app.register(async (room) => {
    room.addHook('onRequest', async (request, reply) => {
      if (!isLocal(request)) return missing(reply);
      reply.header('cache-control', 'no-store');
      return undefined;
    });
    room.get('/dev/mailbox', async () => ({ mails: await mailbox.list() }));
    room.get('/dev/mailbox/templates', async () => {
      // What writes mails is loaded for who looks at them, not at every start.
      const { previewTemplates } = await import('../platform/mail/preview.js');
      return { templates: previewTemplates() };
    });
    room.get<{ Params: { id: string } }>('/dev/mailbox/:id', async (request, reply) => {
      const mail = await mailbox.read(request.params.id);
      return mail ?? missing(reply);
    });
  });
}
