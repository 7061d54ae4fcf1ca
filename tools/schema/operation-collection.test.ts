import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, coerceInputValue, parse, validate } from 'graphql';
import { z } from 'zod';
import { documentOf, operationsOf, postmanCollectionOf } from './operation-collection.js';

const api = buildSchema(readFileSync(path.resolve('schema/api.graphql'), 'utf8'));
const operations = operationsOf(api, (_kind, field) => (field === 'login' ? 'auth' : 'user'));

const roots = [api.getQueryType(), api.getMutationType(), api.getSubscriptionType()];
const argsOf = (operation: (typeof operations)[number]) =>
  roots
    .flatMap((root) => Object.values(root?.getFields() ?? {}))
    .find(({ name }) => name.toLowerCase() === operation.name.toLowerCase())?.args ?? [];

describe('the collection of operations (V-105)', () => {
  test('has one operation for each root field, and names each once', () => {
    const fields = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}));
    const names = operations.map(({ name }) => name.toLowerCase());
    expect(names.toSorted()).toEqual(fields.map((field) => field.toLowerCase()).toSorted());
  });

  test.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s is valid as it is printed, and so are its sample variables',
    (_name, operation) => {
      expect(validate(api, parse(operation.document))).toEqual([]);
      for (const arg of argsOf(operation)) {
        const value = operation.variables[arg.name];
        if (value === undefined) continue;
        const problems: string[] = [];
        coerceInputValue(value, arg.type, (place, _invalid, error) => {
          problems.push(`${place.join('.')}: ${error.message}`);
        });
        expect(problems).toEqual([]);
      }
    },
  );

  test('is one valid document for explorers', () => {
    const document = parse(documentOf(operations));
    expect(document.definitions).toHaveLength(operations.length);
  });

  test('carries the variables of V-106, and no token for who has not signed in', () => {
    const shape = z.object({
      variable: z.array(z.object({ key: z.string() })),
      item: z.array(
        z.object({
          item: z.array(
            z.object({ name: z.string(), request: z.object({ header: z.array(z.object({ key: z.string() })) }) }),
          ),
        }),
      ),
    });
    const collection = shape.parse(JSON.parse(postmanCollectionOf(operations)));
    expect(collection.variable.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['platform_admin_token', 'user_token', 'organization_id', 'user_id', 'invitation_token']),
    );
    const [auth, user] = collection.item;
    for (const { request } of auth?.item ?? [])
      expect(request.header.map(({ key }) => key)).not.toContain('authorization');
    for (const { request } of user?.item ?? []) expect(request.header.map(({ key }) => key)).toContain('authorization');
  });
});
