import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { InvalidCursor } from '../../../../platform/graphql/cursor.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { anonymous, viewerOf, type Viewer } from '../../../../platform/viewer/viewer.js';
import { aNotification, addressOf, handOutWaiting, toldTo } from '../../../../tests/support/notifications.js';
import { doorOf } from '../../../../tests/support/people.js';
import { topicOfPerson, type ArrivedNotification } from '../../domain/notifications/notification.js';

let services: TestServices;
let organization: TestOrganization;
let member: Viewer;
let admin: Viewer;
let colleague: Viewer;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  [organization, admin, colleague] = await Promise.all([
    services.anOrganization(),
    services.aPlatformAdmin(),
    services.aPlatformAdmin(),
  ]);
  member = organization.member('VIEWER');
});

const streamOf = (viewer: Viewer) => doorOf(services, viewer).notifications.stream;

/** The next ones behind a cursor, and nothing left open. */
async function take(viewer: Viewer, count: number, after: string | null = null): Promise<ArrivedNotification[]> {
  const stream = streamOf(viewer).follow(after);
  const taken: ArrivedNotification[] = [];
  while (taken.length < count) {
    const next = await stream.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  await stream.return?.();
  return taken;
}
const subjectsOf = (taken: readonly ArrivedNotification[]) => taken.map(({ notification }) => notification.subject);

/** A platform admin alerts others, who are named. */
const alert = async (subject: string, ...people: readonly Viewer[]) =>
  doorOf(services, admin).notifications.sendNotification(
    aNotification({
      type: 'SYSTEM_ALERTS',
      subject,
      recipients: { emails: await Promise.all(people.map((person) => addressOf(services, person))) },
    }),
  );

/** An owner writes to the member. */
async function write(subject: string): Promise<void> {
  const recipients = { emails: [await addressOf(services, member)] };
  await doorOf(services, organization.member('OWNER')).notifications.sendNotification(
    aNotification({ subject, recipients }),
  );
  await handOutWaiting(services);
}

/** What nobody writes: an event that names a notification on a topic, as an organization's or as the platform's own. */
const forge = (organizationId: string | null, topicOwner: Viewer, notificationId: string) =>
  services.owner.query(
    `INSERT INTO platform.event_log (sequence, organization_id, topic, payload, at)
     SELECT nextval('platform.event_sequence'), $1, $2, $3, now()`,
    [organizationId, topicOfPerson(topicOwner.userId ?? ''), JSON.stringify({ notificationId })],
  );

describe('what a platform admin is told arrives (V-87)', () => {
  test('live, once and in order, behind everything that was told before', async () => {
    await alert('One', admin);
    const [one] = await take(admin, 1);
    const stream = streamOf(admin).follow(streamOf(admin).cursor);
    const next = stream.next();
    await alert('Two', admin);
    expect((await next).value).toMatchObject({
      notification: { subject: 'Two', type: 'SYSTEM_ALERTS', senderId: null },
    });
    await stream.return?.();
    await alert('Three', admin);
    expect(subjectsOf(await take(admin, 2, one?.cursor))).toEqual(['Two', 'Three']);
    expect(subjectsOf(await take(admin, 3))).toEqual(['One', 'Two', 'Three']);
  });

  test('and to no other platform admin', async () => {
    await alert('For the other', colleague);
    await alert('For both', admin, colleague);
    expect(subjectsOf(await take(admin, 1))).toEqual(['For both']);
    expect(subjectsOf(await take(colleague, 2))).toEqual(['For the other', 'For both']);
  });

  test('until it is left, which leaves nobody following', async () => {
    const before = services.eventTail.followerCount;
    const stream = streamOf(admin).follow(null);
    const pending = stream.next();
    expect(services.eventTail.followerCount).toBe(before + 1);
    await stream.return?.();
    expect(await pending).toEqual({ value: undefined, done: true });
    expect(services.eventTail.followerCount).toBe(before);
  });
});

describe('between the platform and an organization nothing passes', () => {
  test('neither by an event that is the other’s, nor by one that names a notification of the other', async () => {
    await write('For the member');
    await alert('For the admin', admin);
    const [[ofMember], [ofAdmin]] = await Promise.all([toldTo(services, member), toldTo(services, admin)]);
    for (const owner of [organization.id, null]) {
      await forge(owner, admin, ofMember?.id ?? '');
      await forge(owner, member, ofAdmin?.id ?? '');
    }
    await forge(organization.id, admin, ofAdmin?.id ?? '');
    await forge(null, member, ofMember?.id ?? '');
    await write('The last of the member');
    await alert('The last of the admin', admin);
    expect(subjectsOf(await take(member, 2))).toEqual(['For the member', 'The last of the member']);
    expect(subjectsOf(await take(admin, 2))).toEqual(['For the admin', 'The last of the admin']);
  });

  test('a cursor of somebody else is refused', () => {
    for (const [viewer, other] of [
      [admin, member],
      [member, admin],
      [admin, colleague],
      [member, organization.member('OWNER')],
    ] as const)
      expect(() => streamOf(viewer).follow(streamOf(other).cursor)).toThrow(InvalidCursor);
  });

  test('a platform admin who looks through somebody’s eyes follows what that person is told, and nothing of their own', async () => {
    const { claims } = member;
    if (claims.kind !== 'USER') throw new Error('A member is a person.');
    const looking = viewerOf({ ...claims, impersonatorId: admin.userId ?? '' });
    await alert('For the admin', admin);
    await write('For the member');
    expect(subjectsOf(await take(looking, 1))).toEqual(['For the member']);
    expect(() => streamOf(looking).follow(streamOf(admin).cursor)).toThrow(InvalidCursor);
  });
});

describe('there is no stream', () => {
  const forged = (role: 'OWNER' | 'PLATFORM_ADMIN', organizationId: string | null) =>
    viewerOf({ kind: 'USER', userId: admin.userId ?? '', organizationId, role, expiresAt: 4_102_444_800_000 });

  test.each<[string, () => Viewer]>([
    ['a member who claims to be a platform admin', () => forged('PLATFORM_ADMIN', organization.id)],
    ['an owner of no organization', () => forged('OWNER', null)],
    ['the agents of a run', () => organization.agents('0199c0de-0000-7000-8000-000000000001')],
    ['whoever has not signed in', () => anonymous],
  ])('for %s', (_who, viewer) => {
    expect(() => streamOf(viewer())).toThrow(NotPermitted);
  });
});
