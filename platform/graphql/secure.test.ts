import { describe, expect, test } from '@jest/globals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { execute, parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { anonymous, viewerOf, type Viewer } from '../viewer/viewer.js';
import { ruleBook } from './rules.js';
import { InsecureSchema, secure, type PermissionMap, type ShieldRule } from './secure.js';
import { rule } from './shield.js';
import { isStream, subscribeFresh } from './subscribe-fresh.js';

const mine = '0199c0de-0000-7000-8000-000000000001';
const theirs = '0199c0de-0000-7000-8000-000000000002';
const aRun = '0199c0de-0000-7000-8000-000000000003';
const member: Viewer = viewerOf({ kind: 'USER', userId: mine, organizationId: mine, role: 'VIEWER', expiresAt: 0 });
const owner: Viewer = viewerOf({ kind: 'USER', userId: mine, organizationId: mine, role: 'OWNER', expiresAt: 0 });

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { note(id: ID!): Note, notes: [Note!]! }
  type Mutation { addNote: Note }
  type Subscription { noteAdded: Note }
  type Note @key(fields: "id") { id: ID! text: String secret: String }
`);
interface Note {
  readonly id: string;
  readonly organizationId: string | null;
  readonly text: string;
  readonly secret: string;
}
const rows: Readonly<Record<string, Note>> = {
  ours: { id: 'ours', organizationId: mine, text: 'our text', secret: 'our secret' },
  foreign: { id: 'foreign', organizationId: theirs, text: 'their text', secret: 'their secret' },
  nobodys: { id: 'nobodys', organizationId: null, text: 'a text', secret: 'a secret' },
};

/** A house of notes, and what happened in it. */
const aHouse = (withReference = true) => {
  const happened: string[] = [];
  const resolvers: GraphQLResolverMap<unknown> = {
    Query: {
      note: (_: unknown, { id }: { id: string }) => rows[id],
      notes: () => {
        happened.push('notes');
        return Object.values(rows);
      },
    },
    Mutation: {
      addNote: () => {
        happened.push('addNote');
        return rows['ours'];
      },
    },
    Subscription: {
      noteAdded: {
        subscribe: async function* () {
          happened.push('opened');
          yield rows['ours'];
        },
        resolve: (note: unknown) => note,
      },
    },
    ...(withReference
      ? {
          Note: {
            __resolveReference: ({ id }: { id: string }) => {
              happened.push(`load ${id}`);
              return rows[id] ?? null;
            },
          },
        }
      : {}),
  };
  return { schema: buildSubgraphSchema({ typeDefs, resolvers }), happened };
};

const { can, owned } = ruleBook('notes');
const complete: PermissionMap = {
  Query: { note: can('lead:read'), notes: can('lead:read') },
  Mutation: { addNote: can('lead:import') },
  Subscription: { noteAdded: can('run:read') },
  fields: { Note: { secret: can('email:approve') } },
  entities: { Note: owned('lead:read') },
};
const without = (root: 'Query' | 'Mutation' | 'Subscription', field: string): PermissionMap => {
  const rules = Object.fromEntries(Object.entries(complete[root] ?? {}).filter(([name]) => name !== field));
  return { ...complete, [root]: rules };
};
const failures: unknown[] = [];
const secured = (schema: GraphQLSchema, permissions: PermissionMap = complete, name = 'notes') =>
  secure(name, schema, permissions, (error, where) => failures.push([error, where]));
const gapsOf = (schema: GraphQLSchema, permissions: PermissionMap): readonly string[] => {
  try {
    secured(schema, permissions);
  } catch (error) {
    if (!(error instanceof InsecureSchema)) throw error;
    for (const gap of error.gaps) expect(error.message).toContain(gap);
    expect(error.message).toContain('notes');
    return error.gaps;
  }
  return [];
};
const run = async (
  schema: GraphQLSchema,
  source: string,
  viewer: Viewer,
  context: object = { viewer },
): Promise<ExecutionResult> => execute({ schema, document: parse(source), contextValue: context });
const codesOf = (result: ExecutionResult) => result.errors?.map((error) => error.extensions['code']);
const entity = (id: string) =>
  `{ _entities(representations: [{ __typename: "Note", id: "${id}", text: "made up", organizationId: "${mine}" }]) { ... on Note { id text } } }`;
const throwing = (name: string): ShieldRule =>
  rule(name)(async () => {
    throw new Error('the database is away');
  });
const verdict = (name: string, answer: boolean): ShieldRule => rule(name, { cache: 'contextual' })(async () => answer);

describe('a schema with a door that nobody guards does not boot', () => {
  test('a complete one does', () => {
    expect(gapsOf(aHouse().schema, complete)).toEqual([]);
  });

  test.each([
    ['Query', 'notes'],
    ['Mutation', 'addNote'],
    ['Subscription', 'noteAdded'],
  ] as const)('%s.%s without a rule is named', (root, field) => {
    expect(gapsOf(aHouse().schema, without(root, field))).toEqual([`${root}.${field} has no rule`]);
  });

  test('an entity without a rule is named', () => {
    expect(gapsOf(aHouse().schema, { ...complete, entities: {} })).toEqual(['entity Note has no rule']);
  });

  test('an entity without a reference resolver is named', () => {
    const [gap, ...others] = gapsOf(aHouse(false).schema, complete);
    expect(gap).toMatch(/^entity Note has no reference resolver/);
    expect(others).toEqual([]);
  });

  test.each<[string, PermissionMap]>([
    ['Query.nots', { ...complete, Query: { ...complete.Query, nots: can('lead:read') } }],
    ['Note.secrets', { ...complete, fields: { Note: { secrets: can('lead:read') } } }],
    ['Paper.text', { ...complete, fields: { Paper: { text: can('lead:read') } } }],
  ])('the rule %s, which guards nothing, is named', (name, permissions) => {
    expect(gapsOf(aHouse().schema, permissions)).toEqual([`the rule ${name} guards nothing`]);
  });

  test('every gap is named at once', () => {
    expect([...gapsOf(aHouse().schema, { entities: {} })].sort()).toEqual(
      [
        'Query.note has no rule',
        'Query.notes has no rule',
        'Mutation.addNote has no rule',
        'Subscription.noteAdded has no rule',
        'entity Note has no rule',
      ].sort(),
    );
  });
});

describe('a guarded field', () => {
  test('answers whoever has the permission, and does nothing for others', async () => {
    const { schema, happened } = aHouse();
    secured(schema);
    expect(codesOf(await run(schema, 'mutation { addNote { id } }', member))).toEqual(['FORBIDDEN']);
    expect(codesOf(await run(schema, 'mutation { addNote { id } }', anonymous))).toEqual(['UNAUTHENTICATED']);
    expect(happened).toEqual([]);
    expect(await run(schema, 'mutation { addNote { id } }', owner)).toEqual({ data: { addNote: { id: 'ours' } } });
  });

  test('under any alias, any number of times, is guarded each time', async () => {
    const { schema, happened } = aHouse();
    secured(schema);
    expect(codesOf(await run(schema, '{ a: notes { id } b: notes { id } }', anonymous))).toEqual(['UNAUTHENTICATED']);
    expect(happened).toEqual([]);
  });

  test('of a type is guarded on every way to it', async () => {
    const { schema } = aHouse();
    secured(schema);
    const ways = [
      '{ note(id: "ours") { text secret } }',
      '{ _entities(representations: [{ __typename: "Note", id: "ours" }]) { ... on Note { text secret } } }',
    ];
    for (const way of ways) {
      expect(codesOf(await run(schema, way, member))).toEqual(['FORBIDDEN']);
      expect(JSON.stringify(await run(schema, way, member))).not.toContain('our secret');
      expect(JSON.stringify(await run(schema, way, owner))).toContain('our secret');
    }
  });
});

describe('an entity', () => {
  test('of one’s own is loaded, never taken from the representation', async () => {
    const { schema } = aHouse();
    secured(schema);
    expect(await run(schema, entity('ours'), member)).toEqual({
      data: { _entities: [{ id: 'ours', text: 'our text' }] },
    });
  });

  test('that is foreign and one that does not exist give the same answer', async () => {
    const { schema } = aHouse();
    secured(schema);
    const foreign = await run(schema, entity('foreign'), member);
    expect(foreign).toEqual({ data: { _entities: [null] } });
    expect(await run(schema, entity('unknown'), member)).toEqual(foreign);
  });

  test('is not even loaded for somebody without the permission', async () => {
    const { schema, happened } = aHouse();
    secured(schema);
    expect(codesOf(await run(schema, entity('ours'), anonymous))).toEqual(['UNAUTHENTICATED']);
    expect(happened).toEqual([]);
  });

  test('whose row names no organization belongs to nobody', async () => {
    const { schema } = aHouse();
    secured(schema);
    expect(await run(schema, entity('nobodys'), member)).toEqual({ data: { _entities: [null] } });
  });
});

describe('a subscription', () => {
  const open = (schema: GraphQLSchema, viewer: () => Viewer) =>
    subscribeFresh(
      { schema, document: parse('subscription { noteAdded { id } }'), contextValue: { viewer: viewer() } },
      () => ({ viewer: viewer() }),
    );

  test('is refused before its stream opens', async () => {
    const { schema, happened } = aHouse();
    secured(schema);
    const result = await open(schema, () => anonymous);
    expect(isStream(result)).toBe(false);
    expect(codesOf(result as ExecutionResult)).toEqual(['UNAUTHENTICATED']);
    expect(happened).toEqual([]);
  });

  test('is asked again for every event', async () => {
    const { schema } = aHouse();
    secured(schema);
    let viewer = member;
    const result = await open(schema, () => viewer);
    if (!isStream(result)) throw new Error('refused');
    viewer = viewerOf({ kind: 'USER', userId: mine, organizationId: null, role: 'VIEWER', expiresAt: 0 });
    const event = await result.next();
    expect(codesOf(event.value as ExecutionResult)).toEqual(['FORBIDDEN']);
  });
});

describe('a rule that throws', () => {
  test('is an outage of ours, told to the operator and never to the caller as a refusal', async () => {
    const { schema, happened } = aHouse();
    failures.length = 0;
    secured(schema, { ...complete, Query: { ...complete.Query, notes: throwing('throwing on a field') } });
    const result = await run(schema, '{ notes { id } }', owner);
    expect(codesOf(result)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(JSON.stringify(result)).not.toMatch(/forbidden|database/i);
    expect(failures).toEqual([[new Error('the database is away'), 'Query.notes']]);
    expect(happened).toEqual([]);
  });

  test.each(['pre', 'post'] as const)('on an entity (%s) is no "does not exist"', async (when) => {
    const { schema } = aHouse();
    secured(schema, {
      ...complete,
      entities: { Note: { ...owned('lead:read'), [when]: throwing(`throwing ${when}`) } },
    });
    expect(codesOf(await run(schema, entity('ours'), owner))).toEqual(['INTERNAL_SERVER_ERROR']);
  });
});

describe('two houses in one process', () => {
  test('never share a verdict, even for rules of one name in one request', async () => {
    const [open, shut] = [aHouse(), aHouse()];
    const [yes, no] = [verdict('one name', true), verdict('one name', false)];
    secured(open.schema, { ...complete, Query: { note: yes, notes: yes } }, 'open');
    secured(shut.schema, { ...complete, Query: { note: no, notes: no } }, 'shut');
    const context = { viewer: owner };
    expect(codesOf(await run(open.schema, '{ notes { id } }', owner, context))).toBeUndefined();
    expect(codesOf(await run(shut.schema, '{ notes { id } }', owner, context))).toEqual(['FORBIDDEN']);
    expect(codesOf(await run(open.schema, '{ notes { id } }', owner, context))).toBeUndefined();
    expect(shut.happened).toEqual([]);
  });

  test('and two requests neither', async () => {
    const { schema } = aHouse();
    secured(schema);
    expect(codesOf(await run(schema, '{ notes { id } }', owner))).toBeUndefined();
    expect(codesOf(await run(schema, '{ notes { id } }', anonymous))).toEqual(['UNAUTHENTICATED']);
    expect(
      codesOf(await run(schema, '{ notes { id } }', viewerOf({ kind: 'AGENT', runId: aRun, organizationId: mine }))),
    ).toBeUndefined();
  });
});
