import { expect, test } from '@jest/globals';
import { ExternalDatabase, IncompleteDatabase } from './external-database.js';
import type { DatabaseEvent } from './stack-database.js';

const roles = {
  DATABASE_URL: 'postgresql://user',
  DATABASE_ADMIN_URL: 'postgresql://admin',
  DATABASE_SYSTEM_URL: 'postgresql://system',
  DATABASE_IDENTITY_URL: 'postgresql://identity',
};

test('a database of an operator needs the connection of every role, and what is missing is named', () => {
  const create = () => new ExternalDatabase({ DATABASE_URL: roles.DATABASE_URL }, 'prisma/migrations');
  expect(create).toThrow(IncompleteDatabase);
  expect(create).toThrow('DATABASE_ADMIN_URL and DATABASE_SYSTEM_URL and DATABASE_IDENTITY_URL must be set too');
});

test('a database without the connection of its owner is used as it is, and the start says so', async () => {
  const events: DatabaseEvent[] = [];
  const database = new ExternalDatabase(roles, 'prisma/migrations');
  await database.start((event) => events.push(event));
  expect(events).toEqual([expect.objectContaining({ kind: 'ready', detail: expect.stringContaining('not migrated') })]);
  expect(database.urls()).toEqual({
    user: 'postgresql://user',
    admin: 'postgresql://admin',
    system: 'postgresql://system',
    identity: 'postgresql://identity',
  });
});
