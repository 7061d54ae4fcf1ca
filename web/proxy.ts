import { NextResponse, type NextRequest } from 'next/server';
import { contentSecurityPolicy } from './features/session/content-security-policy';
import { accessCookie, refreshCookie, sessionHintCookie } from './features/session/session-cookies';
import { gatewayUrl } from './gateway-url';

const forwarded = /^\/(graphql|auth\/[^/]+(\/end)?)$/u;
const open = new Set([
  '/login',
  '/session',
  '/invitation',
  '/register',
  '/register-new',
  '/verify-email',
  '/forgot-password',
  '/reset-password',
  '/legal/terms',
  '/legal/privacy',
]);
const mailbox = /^\/dev\/mailbox(\/|$)/u;

/**
 * Sends API paths to the gateway, visitors without a session to the login page, and puts a content security policy
 * on every page. It only looks whether a cookie is there: the gateway alone decides what a caller may do.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (forwarded.test(pathname)) return NextResponse.rewrite(new URL(pathname + search, gatewayUrl()));
  if (open.has(pathname) || mailbox.test(pathname) || request.cookies.has(accessCookie)) return page(request);
  const mayRefresh = request.cookies.has(refreshCookie) || request.cookies.has(sessionHintCookie);
  const target = new URL(mayRefresh ? '/session' : '/login', request.url);
  if (pathname !== '/') target.searchParams.set('next', pathname + search);
  return NextResponse.redirect(target, 307);
}

function page(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const development = process.env.NODE_ENV === 'development';
  // Mails carry their styles within; the frames that show them inherit this policy.
  const inlineStyles = development || mailbox.test(request.nextUrl.pathname);
  const policy = contentSecurityPolicy(nonce, { development, inlineStyles });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = { matcher: ['/((?!_next/|files/|[^/]*\\.(?:svg|png|ico|txt|webmanifest)$).*)'] };
