import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { UnsubscribeDesk, UnsubscribeLink } from '../platform/contact/unsubscribe-desk.js';
import {
  oneClick,
  pageLanguage,
  pagePolicy,
  unsubscribePage,
  type PageState,
} from '../platform/contact/unsubscribe-page.js';
import { anonymous } from '../platform/viewer/viewer.js';
import { answersWithAllowance } from './allowance-answer.js';
import { originOf } from './gateway-context.js';
import type { RateLimits } from './rate-limits.js';
import type { HttpServer } from './server.js';

/** What the unsubscribe routes need of the front door. */
export interface UnsubscribeRouteOptions {
  readonly desk: UnsubscribeDesk;
  readonly rateLimits: RateLimits;
  readonly refuse: HttpServer['refuse'];
}

/** The servers of one mail provider press the button for all of its readers; nobody guesses 256 bits at that pace. */
const requestsPerMinute = 6_000;
const bodyBytesMax = 4_096;

type LinkRequest = FastifyRequest<{ Params: { token: string } }>;

/** Whether a body says what RFC 8058 wants it to say, as either of the two media types of a form. */
function saysOneClick(body: unknown): boolean {
  if (typeof body !== 'string') return false;
  if (new URLSearchParams(body.trim()).get(oneClick.name) === oneClick.value) return true;
  return /name="List-Unsubscribe"[^\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\nOne-Click\r?\n/u.test(body);
}

/**
 * `GET /u/:token` shows a page with one button and changes nothing, however often mail scanners fetch it; `POST
 * /u/:token` ends the organization's mail to the person at once. No login, no cookie, no redirect.
 */
export async function registerUnsubscribe(app: FastifyInstance, options: UnsubscribeRouteOptions): Promise<void> {
  const { desk, rateLimits, refuse } = options;
  const show = (request: FastifyRequest, reply: FastifyReply, state: PageState, link?: UnsubscribeLink) =>
    reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': pagePolicy,
        'x-robots-tag': 'noindex, nofollow',
        'cache-control': 'no-store',
        vary: 'Accept-Language, Origin',
      })
      .send(unsubscribePage(state, pageLanguage(request.headers['accept-language']), link?.organizationName));
  const answer =
    (found: (request: LinkRequest, reply: FastifyReply, link: UnsubscribeLink) => Promise<FastifyReply>) =>
    async (request: LinkRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const counted = await rateLimits.count({ viewer: anonymous, requestsPerMinute }, request.ip);
      if (answersWithAllowance(reply, counted, refuse)) return reply;
      const link = await desk.find(request.params.token);
      return link ? found(request, reply, link) : show(request, reply.code(404), 'UNKNOWN');
    };
  await app.register(async (room) => {
    // Whatever a mail program calls its form, it is text and small.
    room.removeAllContentTypeParsers();
    room.addContentTypeParser('*', { parseAs: 'string', bodyLimit: bodyBytesMax }, (_request, body, done) => {
      done(null, body);
    });
    room.get<{ Params: { token: string } }>(
      '/u/:token',
      answer(async (request, reply, link) => show(request, reply, 'ASKS', link)),
    );
    room.post<{ Params: { token: string } }>(
      '/u/:token',
      answer(async (request, reply, link) => {
        if (!saysOneClick(request.body))
          return refuse(reply, 400, 'BAD_REQUEST', `Send "${oneClick.name}=${oneClick.value}".`);
        await desk.object(link, originOf(request));
        return show(request, reply, 'DONE', link);
      }),
    );
  });
}
