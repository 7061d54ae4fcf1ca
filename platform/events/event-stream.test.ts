import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { platformScope } from '../tenancy/platform-scope.js';
import { startTestServices, type TestOrganization, type TestServices } from '../testing/test-services.js';
import { appendEvents } from './outbox.js';
import { streamEvents } from './event-stream.js';

let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices();
  organization = await services.anOrganization();
});
afterAll(() => services.close());

const publish = async (topic: string, from: number, to: number, where = organization): Promise<void> => {
  const client = services.database.forOrganization(where.scope);
  await client.$transaction(async (transaction) => {
    const events = Array.from({ length: to - from + 1 }, (_, index) => ({ topic, payload: { number: from + index } }));
    await appendEvents(transaction, where.scope, events);
  });
  services.bell.ring();
};

const follow = (topic: string, after = 0, where = organization) =>
  streamEvents(services.eventTail, services.readTopic, { organizationId: where.id, topic, after });

const take = async (stream: ReturnType<typeof follow>, count: number) => {
  const taken: { sequence: number; number: number }[] = [];
  while (taken.length < count) {
    const next = await stream.next();
    if (next.done === true) break;
    taken.push({ sequence: next.value.sequence, number: (next.value.payload as { number: number }).number });
  }
  return taken;
};

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('a stream of events', () => {
  test('replays what was committed before and goes on live, once and in order', async () => {
    await publish('a', 1, 700);
    const stream = follow('a');
    const first = await take(stream, 700);
    const more = take(stream, 50);
    await publish('a', 701, 750);
    expect([...first, ...(await more)].map((event) => event.number)).toEqual(numbers(1, 750));
    await stream.return?.();
  });

  test('continues behind any cursor without loss or repetition', async () => {
    await publish('b', 1, 30);
    const whole = await take(follow('b'), 30);
    const middle = whole[11];
    const rest = await take(follow('b', middle?.sequence), 18);
    expect(rest.map((event) => event.number)).toEqual(numbers(13, 30));
  });

  test('loses nothing while transactions commit in another order than they began', async () => {
    const stream = follow('c');
    const reading = take(stream, 40);
    await Promise.all(numbers(1, 40).map((number) => publish('c', number, number)));
    const read = await reading;
    expect(read.map((event) => event.number).sort((left, right) => left - right)).toEqual(numbers(1, 40));
    expect(read.map((event) => event.sequence)).toEqual(
      [...read.map((event) => event.sequence)].sort((left, right) => left - right),
    );
    await stream.return?.();
  });

  test('shows an organization nothing of another with the same topic', async () => {
    const other = await services.anOrganization();
    await publish('d', 1, 3, other);
    await publish('d', 4, 5);
    const mine = follow('d');
    expect((await take(mine, 2)).map((event) => event.number)).toEqual([4, 5]);
    await mine.return?.();
  });

  test('of the platform’s own shows nothing of an organization with the same topic, which sees nothing of it', async () => {
    const scope = platformScope(await services.aPlatformAdmin(), 'events of the platform');
    await publish('p', 1, 2);
    await services.database.forPlatform(scope).$transaction(async (transaction) => {
      await appendEvents(transaction, scope, [{ topic: 'p', payload: { number: 3 } }]);
    });
    await publish('p', 4, 4);
    const ofPlatform = streamEvents(services.eventTail, services.readTopic, {
      organizationId: null,
      topic: 'p',
      after: 0,
    });
    const mine = follow('p');
    expect((await take(ofPlatform, 1)).map((event) => event.number)).toEqual([3]);
    expect((await take(mine, 3)).map((event) => event.number)).toEqual([1, 2, 4]);
    const later = [take(ofPlatform, 1), take(mine, 1)];
    await publish('p', 5, 5);
    await services.database.forPlatform(scope).$transaction(async (transaction) => {
      await appendEvents(transaction, scope, [{ topic: 'p', payload: { number: 6 } }]);
    });
    services.bell.ring();
    expect((await Promise.all(later)).map(([event]) => event?.number)).toEqual([6, 5]);
    await Promise.all([ofPlatform.return?.(), mine.return?.()]);
  });

  test('is written to by nobody but its owner: the platform in no organization’s name, and no organization in the platform’s', async () => {
    const scope = platformScope(await services.aPlatformAdmin(), 'events of the platform');
    const events = [{ topic: 'w', payload: { number: 1 } }];
    const [platform, member] = [
      services.database.forPlatform(scope),
      services.database.forOrganization(organization.scope),
    ];
    const wall = /row-level security/;
    await expect(platform.$transaction((inside) => appendEvents(inside, organization.scope, events))).rejects.toThrow(
      wall,
    );
    await expect(member.$transaction((inside) => appendEvents(inside, scope, events))).rejects.toThrow(wall);
  });

  test('ends a pending read when the reader leaves', async () => {
    const before = services.eventTail.followerCount;
    const stream = follow('e');
    const pending = stream.next();
    await stream.return?.();
    expect(await pending).toEqual({ value: undefined, done: true });
    expect(services.eventTail.followerCount).toBe(before);
  });

  test('writes no event when the transaction rolls back', async () => {
    const client = services.database.forOrganization(organization.scope);
    await expect(
      client.$transaction(async (transaction) => {
        await appendEvents(transaction, organization.scope, [{ topic: 'f', payload: { number: 1 } }]);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await publish('f', 2, 2);
    expect((await take(follow('f'), 1)).map((event) => event.number)).toEqual([2]);
  });
});
