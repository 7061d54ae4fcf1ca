import { randomUUID } from 'node:crypto';
import { storedPassword } from '../../platform/testing/stored-password.js';
import type { TestServices } from '../../platform/testing/test-services.js';
import { anonymous, viewerOf, type Viewer } from '../../platform/viewer/viewer.js';
import { TenantContext } from '../../subgraphs/tenant/context.js';

/** The password of everybody in these tests. */
export const password = 'correct horse battery staple';

/** The door of the house for somebody. */
export const doorOf = (
  services: TestServices,
  viewer: Viewer = anonymous,
  from: { readonly clientAddress?: string | null; readonly userAgent?: string | null } = {},
): TenantContext =>
  new TenantContext(services, { viewer, requestId: randomUUID(), clientAddress: null, userAgent: null, ...from });

/** Gives somebody the password of these tests and answers their address. */
export async function withPassword(services: TestServices, viewer: Viewer): Promise<string> {
  const { rows } = await services.owner.query<{ email: string }>(
    'UPDATE tenant.users SET password_hash = $2 WHERE id = $1 RETURNING email',
    [viewer.userId, await storedPassword(password)],
  );
  return rows[0]?.email ?? '';
}

/** Somebody who signed in. */
export interface SignedIn {
  readonly viewer: Viewer;
  readonly sessionId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The person behind an access token, as the gateway would know them. */
export async function viewerBehind(services: TestServices, accessToken: string): Promise<Viewer> {
  const claims = await services.accessTokens.verify(accessToken, services.clock.now());
  if (!claims) throw new Error('This is no access token.');
  return viewerOf(claims);
}

/** Signs somebody in with the password of these tests. */
export async function signedIn(
  services: TestServices,
  viewer: Viewer,
  from: { readonly clientAddress?: string | null; readonly userAgent?: string | null } = {},
): Promise<SignedIn> {
  const email = await withPassword(services, viewer);
  const outcome = await doorOf(services, anonymous, from).sessions.login({ email, password });
  if (outcome.kind !== 'LoggedIn') throw new Error(outcome.kind);
  const { accessToken, refreshToken } = outcome;
  const known = await viewerBehind(services, accessToken);
  return { viewer: known, sessionId: known.sessionId ?? '', accessToken, refreshToken };
}

/** Whether a refresh token still gives new tokens; it is used up by asking. */
export async function canRefresh(services: TestServices, refreshToken: string): Promise<boolean> {
  return (await doorOf(services).sessions.refreshSession({ refreshToken })).kind === 'SessionRefreshed';
}

/** What the audit log says happened in an organization, or on the platform, oldest first. */
export async function auditOf(services: TestServices, organizationId: string | null): Promise<readonly AuditRow[]> {
  const { rows } = await services.owner.query<AuditRow>(
    `SELECT action, actor_kind AS "actorKind", actor_id AS "actorId", subject_id AS "subjectId", client_address AS "clientAddress", after
     FROM platform.audit_logs WHERE organization_id IS NOT DISTINCT FROM $1::uuid ORDER BY position`,
    [organizationId],
  );
  return rows;
}

/** One entry of the audit log. */
export interface AuditRow {
  readonly action: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly subjectId: string | null;
  readonly clientAddress: string | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}
