import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { TestOrganization } from '../../platform/testing/test-services.js';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { addressOf } from '../support/notifications.js';
import { startTestPlatform, type TestPlatform } from '../support/test-platform.js';

let platform: TestPlatform;
let organization: TestOrganization;

beforeAll(async () => {
  platform = await startTestPlatform();
}, 60_000);
afterAll(() => platform.close());
beforeEach(async () => {
  organization = await platform.services.anOrganization('Atelier Exemple');
});

const answerShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).optional(),
});

/** Asks over HTTP with the access token of somebody: what was answered, or the code of the refusal. */
async function ask(viewer: Viewer, query: string, variables: object = {}): Promise<unknown> {
  const response = await fetch(`${platform.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await platform.credentials(viewer)) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = answerShape.parse(await response.json());
  return errors?.[0]?.extensions.code ?? data?.['asked'];
}

const send = (viewer: Viewer, input: object) =>
  ask(
    viewer,
    'mutation ($input: SendNotificationInput!) { asked: sendNotification(input: $input) { __typename ... on UserError { message } ... on NotificationSent { notification { id sender { name } } } } }',
    { input: { subject: 'Monday', body: 'The campaign begins at nine.', idempotencyKey: randomUUID(), ...input } },
  );
const list = (viewer: Viewer) =>
  ask(
    viewer,
    '{ asked: notifications(unreadOnly: true) { unreadCount liveCursor nodes { id type subject sender { name } readAt } } }',
  );
const listed = z.object({
  unreadCount: z.number(),
  liveCursor: z.string(),
  nodes: z.array(z.object({ id: z.string(), subject: z.string() })),
});

const received =
  'subscription ($after: String) { notificationReceived(after: $after) { cursor notification { id type subject body actionUrl actionText sender { name } readAt } } }';
const arrived = z.object({
  notificationReceived: z.object({
    cursor: z.string(),
    notification: z.looseObject({ id: z.string(), subject: z.string() }),
  }),
});

/** Follows what somebody is told, as a browser does. */
async function listen(viewer: Viewer, after: string | null) {
  const stream = await platform.subscribe(viewer, received, { after });
  return {
    next: async () => arrived.parse((await stream.next())?.data).notificationReceived,
    stop: () => stream.stop(),
  };
}

describe('an owner writes to the members (V-84, V-102)', () => {
  test('a member sees it live and in the mailbox, and marks it read; the sender sees what became of it', async () => {
    const [owner, viewer] = [organization.member('OWNER'), organization.member('VIEWER')];
    const before = listed.parse(await list(viewer));
    expect(before).toMatchObject({ unreadCount: 0, nodes: [] });
    const live = await listen(viewer, before.liveCursor);
    const sent = await send(owner, {
      type: 'ORG_OWNER_TO_MEMBERS',
      recipients: { all: true },
      bodyHtml: '<p>The campaign begins at <b>nine</b>.</p><script>steal()</script>',
      actionUrl: 'https://vectra.example/campaigns',
      actionText: 'Look',
    });
    expect(sent).toMatchObject({ __typename: 'NotificationSent', notification: { sender: { name: 'OWNER' } } });
    const { notification } = await live.next();
    await live.stop();
    expect(notification).toMatchObject({
      type: 'ORG_OWNER_TO_MEMBERS',
      subject: 'Monday',
      body: 'The campaign begins at nine.',
      actionUrl: 'https://vectra.example/campaigns',
      actionText: 'Look',
      sender: { name: 'OWNER' },
      readAt: null,
    });

    const [mail] = await platform.mailTo(await addressOf(platform.services, viewer));
    expect(mail?.subject).toBe('Monday');
    expect(mail?.text).toContain('The campaign begins at nine.');
    expect(mail?.html).toContain('<b>nine</b>');
    expect(mail?.html).not.toContain('steal');

    expect(listed.parse(await list(viewer))).toMatchObject({ unreadCount: 1, nodes: [{ id: notification.id }] });
    const mark =
      'mutation ($input: MarkNotificationsReadInput!) { asked: markNotificationsRead(input: $input) { ... on NotificationsRead { readCount unreadCount } } }';
    expect(await ask(viewer, mark, { input: { ids: [notification.id] } })).toEqual({ readCount: 1, unreadCount: 0 });

    const progress =
      '{ asked: sentNotifications { nodes { subject progress { recipientCount processedCount inAppCount mailCount } } } }';
    const counts = { recipientCount: 5, processedCount: 5, inAppCount: 5, mailCount: 5 };
    expect(await ask(owner, progress)).toEqual({ nodes: [{ subject: 'Monday', progress: counts }] });
    expect(await ask(viewer, progress)).toBe('FORBIDDEN');
  });

  test('somebody who was away gets what they missed, once and in order, from their cursor', async () => {
    const [owner, viewer] = [organization.member('OWNER'), organization.member('VIEWER')];
    const email = await addressOf(platform.services, viewer);
    const told = (subject: string) =>
      send(owner, { type: 'ORG_OWNER_TO_MEMBERS', recipients: { emails: [email] }, subject });
    const first = await listen(viewer, null);
    await told('One');
    const { cursor } = await first.next();
    await first.stop();
    await told('Two');
    const again = await listen(viewer, cursor);
    expect((await again.next()).notification.subject).toBe('Two');
    await told('Three');
    expect((await again.next()).notification.subject).toBe('Three');
    await again.stop();
  });

  test('nobody below an administrator sends anything, and an owner nothing in the name of Vectra (V-89)', async () => {
    const input = { type: 'ORG_OWNER_TO_MEMBERS', recipients: { all: true } };
    for (const role of ['MANAGER', 'OPERATOR', 'VIEWER'] as const)
      expect(await send(organization.member(role), input)).toBe('FORBIDDEN');
    for (const type of ['VECTRA_TO_USERS', 'VECTRA_TO_ORG_OWNER', 'SYSTEM_ALERTS'])
      expect(await send(organization.member('OWNER'), { ...input, type })).toBe('FORBIDDEN');
  });
});

describe('a platform admin writes to owners (V-86, V-101)', () => {
  test('the owner sees it live in the name of Vectra, and nobody else of the organization does', async () => {
    const admin = await platform.services.aPlatformAdmin();
    const owner = organization.member('OWNER');
    const live = await listen(owner, null);
    const sent = await send(admin, {
      type: 'VECTRA_TO_ORG_OWNER',
      recipients: { organizationIds: [organization.id] },
    });
    expect(sent).toMatchObject({ __typename: 'NotificationSent' });
    expect((await live.next()).notification).toMatchObject({ type: 'VECTRA_TO_ORG_OWNER', sender: null });
    await live.stop();
    expect(await list(organization.member('ADMIN'))).toMatchObject({ unreadCount: 0 });
    const [mail] = await platform.mailTo(await addressOf(platform.services, owner));
    expect(mail?.subject).toBe('Monday');
    expect(mail?.text).toContain('Vectra');
  });

  test('an alert reaches platform admins, who read it though they belong to no organization (V-87)', async () => {
    const admin = await platform.services.aPlatformAdmin();
    const emails = [await addressOf(platform.services, admin)];
    await send(admin, { type: 'SYSTEM_ALERTS', recipients: { emails } });
    expect(await list(admin)).toMatchObject({ unreadCount: 1, nodes: [{ type: 'SYSTEM_ALERTS' }] });
  });

  test('an alert arrives live, and what was missed from the cursor; nobody else is told of it (V-87)', async () => {
    const [admin, colleague] = [await platform.services.aPlatformAdmin(), await platform.services.aPlatformAdmin()];
    const emails = [await addressOf(platform.services, admin)];
    const alert = (subject: string) => send(colleague, { type: 'SYSTEM_ALERTS', recipients: { emails }, subject });
    const live = await listen(admin, listed.parse(await list(admin)).liveCursor);
    await alert('One');
    const { notification, cursor } = await live.next();
    await live.stop();
    expect(notification).toMatchObject({ type: 'SYSTEM_ALERTS', subject: 'One', sender: null, readAt: null });
    await alert('Two');
    const again = await listen(admin, cursor);
    expect((await again.next()).notification.subject).toBe('Two');
    await alert('Three');
    expect((await again.next()).notification.subject).toBe('Three');
    await again.stop();
    for (const viewer of [colleague, organization.member('OWNER')]) {
      expect(await list(viewer)).toMatchObject({ unreadCount: 0 });
      const other = await platform.subscribe(viewer, received, { after: cursor });
      expect(await other.next()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_CURSOR' } }] });
      await other.stop();
    }
  });
});
