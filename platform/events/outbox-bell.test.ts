import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { createLogger } from '../logging/logger.js';
import { startTestServices, type TestServices } from '../testing/test-services.js';
import { OutboxBell } from './outbox-bell.js';

let services: TestServices;
let listener: pg.Client;

beforeAll(async () => {
  services = await startTestServices();
  listener = new pg.Client({ connectionString: services.databaseUrls.system });
  await listener.connect();
  await listener.query('LISTEN vectra_outbox');
});
afterAll(async () => {
  await listener.end();
  await services.close();
});

test('a thousand rings in one moment are heard, as one or two', async () => {
  const heard = new Promise<void>((resolve) => {
    listener.once('notification', () => {
      resolve();
    });
  });
  let count = 0;
  listener.on('notification', () => {
    count += 1;
  });
  for (let ring = 0; ring < 1_000; ring += 1) services.bell.ring();
  await heard;
  const last = new Promise<void>((resolve) => {
    listener.on('notification', ({ payload }) => {
      if (payload === 'last') resolve();
    });
  });
  await services.owner.query("SELECT pg_notify('vectra_outbox', 'last')");
  await last;
  expect(count).toBeGreaterThanOrEqual(1);
  expect(count).toBeLessThanOrEqual(3);
});

test('a bell that cannot ring disturbs nobody', async () => {
  const away = new pg.Pool({ connectionString: 'postgresql://nobody@127.0.0.1:9/nothing' });
  const bell = new OutboxBell(away, createLogger('test', services.config));
  expect(() => {
    bell.ring();
  }).not.toThrow();
  await expect(away.query('SELECT 1')).rejects.toThrow();
  await away.end();
});
