import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestServices, type TestOrganization, type TestServices } from '../testing/test-services.js';
import { streamEvents } from './event-stream.js';
import { appendEvents } from './outbox.js';

let services: TestServices;
let organization: TestOrganization;
let topic: string;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  topic = `run:${randomUUID()}`;
});

const publish = async (count: number, on = topic): Promise<void> => {
  await services.database.forOrganization(organization.scope).$transaction((transaction) =>
    appendEvents(
      transaction,
      organization.scope,
      Array.from({ length: count }, (_, number) => ({ topic: on, payload: { number } })),
    ),
  );
  services.bell.ring();
};
const follow = (after = 0) =>
  streamEvents(services.eventTail, services.readTopic, { organizationId: organization.id, topic, after });
const take = async (stream: ReturnType<typeof follow>, count: number): Promise<readonly number[]> => {
  const sequences: number[] = [];
  while (sequences.length < count) {
    const next = await stream.next();
    if (next.done === true) break;
    sequences.push(next.value.sequence);
  }
  return sequences;
};

describe('the tail of the log', () => {
  test('gives a reader that fell far behind everything it missed, from the log', async () => {
    const slow = follow();
    const [first] = await Promise.all([take(slow, 1), publish(1)]);
    await publish(1_500);
    const quick = follow();
    const all = await take(quick, 1_501);
    expect(services.eventTail.recent(organization.id, topic, 0)).toBeNull();
    expect([...first, ...(await take(slow, 1_500))]).toEqual(all);
    expect(all).toEqual([...new Set(all)].sort((one, two) => one - two));
    await Promise.all([slow.return?.(), quick.return?.()]);
  });

  test('keeps at most a thousand events of a topic, and none when nobody follows', async () => {
    const reader = follow();
    await publish(1_400);
    const all = await take(reader, 1_400);
    const middle = all[399] ?? 0;
    expect(services.eventTail.recent(organization.id, topic, middle)?.map((event) => event.sequence)).toEqual(
      all.slice(400),
    );
    expect(services.eventTail.recent(organization.id, topic, middle - 1)).toBeNull();
    await reader.return?.();
    expect(services.eventTail.recent(organization.id, topic, all.at(-1) ?? 0)).toBeNull();
  });

  test('tells only those who follow', async () => {
    const woken: string[] = [];
    const other = await services.anOrganization();
    const stops = [
      services.eventTail.follow(organization.id, topic, () => woken.push('mine')),
      services.eventTail.follow(organization.id, `${topic}x`, () => woken.push('another topic')),
      services.eventTail.follow(other.id, topic, () => woken.push('another organization')),
    ];
    const reader = follow();
    await Promise.all([take(reader, 1), publish(1)]);
    expect(new Set(woken)).toEqual(new Set(['mine']));
    for (const stop of stops) stop();
    await reader.return?.();
  });

  test('goes on after its connections are cut', async () => {
    const reader = follow();
    await Promise.all([take(reader, 1), publish(1)]);
    await services.systemRows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%' AND pid <> pg_backend_pid()`,
      [],
    );
    const [more] = await Promise.all([take(reader, 5), publish(5)]);
    expect(more).toHaveLength(5);
    await reader.return?.();
  });
});

test('a topic is read in its order, above a position, and never beyond its organization', async () => {
  const other = await services.anOrganization();
  await publish(5);
  const reader = follow();
  const sequences = await take(reader, 5);
  await reader.return?.();
  const read = async (organizationId: string, after: number, limit: number) =>
    (await services.readTopic(organizationId, topic, after, limit)).map((event) => event.sequence);
  expect(await read(organization.id, 0, 3)).toEqual(sequences.slice(0, 3));
  expect(await read(organization.id, sequences[2] ?? 0, 10)).toEqual(sequences.slice(3));
  expect(await read(other.id, 0, 10)).toEqual([]);
});
