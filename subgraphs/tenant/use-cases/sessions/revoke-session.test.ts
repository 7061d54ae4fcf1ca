import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { anonymous } from '../../../../platform/viewer/viewer.js';
import { auditOf, canRefresh, doorOf, signedIn, type SignedIn } from '../../../../tests/support/people.js';

const clock = new TestClock();
let services: TestServices;
let organization: TestOrganization;
let here: SignedIn;
let elsewhere: SignedIn;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  here = await signedIn(services, organization.member('OPERATOR'));
  clock.advance(1_000);
  elsewhere = await signedIn(services, organization.member('OPERATOR'), {
    clientAddress: '192.0.2.7',
    userAgent: 'A phone',
  });
});

const revoke = (sessionId: string, by = here.viewer) => doorOf(services, by).sessions.revokeSession({ sessionId });
const mine = (viewer = here.viewer) => doorOf(services, viewer).sessions.pages.mine({ first: 10 });

describe('SessionRevoked', () => {
  test('ends the session on another machine and leaves one’s own', async () => {
    expect(await revoke(elsewhere.sessionId)).toMatchObject({
      kind: 'SessionRevoked',
      session: { id: elsewhere.sessionId, clientAddress: '192.0.2.7', userAgent: 'A phone' },
    });
    expect(await canRefresh(services, elsewhere.refreshToken)).toBe(false);
    expect((await mine()).nodes.map(({ id }) => id)).toEqual([here.sessionId]);
    expect(await canRefresh(services, here.refreshToken)).toBe(true);
  });

  test('ends its access tokens too, and is written down', async () => {
    await revoke(elsewhere.sessionId);
    const { rows } = await services.owner.query(
      'SELECT kind, organization_id FROM platform.access_revocations WHERE subject_id = $1',
      [elsewhere.sessionId],
    );
    expect(rows).toEqual([{ kind: 'SESSION', organization_id: organization.id }]);
    expect((await auditOf(services, organization.id)).at(-1)).toMatchObject({
      action: 'session.revoked',
      actorId: here.viewer.userId,
      subjectId: elsewhere.sessionId,
    });
  });
});

describe('SessionNotFound', () => {
  test('somebody else’s session, of the same organization or of another, an ended one and a made-up one are the same', async () => {
    const colleague = await signedIn(services, organization.member('OWNER'));
    const stranger = await signedIn(services, (await services.anOrganization()).member('OPERATOR'));
    await revoke(elsewhere.sessionId);
    const answers = [];
    for (const id of [
      colleague.sessionId,
      stranger.sessionId,
      elsewhere.sessionId,
      randomUUID(),
      '',
      `${here.sessionId}\0`,
    ])
      answers.push(await revoke(id));
    for (const answer of answers)
      expect(answer).toEqual({ kind: 'SessionNotFound', message: 'You have no such open session.' });
    for (const { refreshToken } of [colleague, stranger]) expect(await canRefresh(services, refreshToken)).toBe(true);
  });
});

describe('the list of one’s sessions', () => {
  test('is newest first, without those that ended, expired, or are somebody else’s', async () => {
    await signedIn(services, organization.member('ADMIN'));
    expect((await mine()).nodes.map(({ id }) => id)).toEqual([elsewhere.sessionId, here.sessionId]);
    clock.advance(6 * 24 * 60 * 60 * 1_000);
    expect(await canRefresh(services, here.refreshToken)).toBe(true);
    clock.advance(2 * 24 * 60 * 60 * 1_000);
    expect((await mine()).nodes.map(({ id }) => id)).toEqual([here.sessionId]);
  });

  test('goes on behind a cursor, which is nobody else’s', async () => {
    const page = await doorOf(services, here.viewer).sessions.pages.mine({ first: 1 });
    const after = page.pageInfo.endCursor;
    const next = await doorOf(services, here.viewer).sessions.pages.mine({ first: 1, after });
    expect([page.nodes[0]?.id, next.nodes[0]?.id]).toEqual([elsewhere.sessionId, here.sessionId]);
    await expect(
      doorOf(services, organization.member('OWNER')).sessions.pages.mine({ first: 1, after }),
    ).rejects.toThrow(/cursor/);
  });
});

describe('NotPermitted', () => {
  test('nobody but people look after sessions', async () => {
    for (const viewer of [anonymous, organization.agents(randomUUID())])
      await expect(revoke(here.sessionId, viewer)).rejects.toThrow(NotPermitted);
  });
});
