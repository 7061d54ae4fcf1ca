import {
  astFromValue,
  getNamedType,
  isRequiredArgument,
  print,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { selectionLines } from './operation-selection.js';
import { sampleOf } from './sample-variables.js';

/** The three families of callers (V-10, V-105). */
const sections = ['auth', 'user', 'admin'] as const;
type Section = (typeof sections)[number];

const titles: Readonly<Record<Section, string>> = {
  auth: 'auth: everybody, signed in or not',
  user: 'user: people of an organization, and what belongs to every person',
  admin: 'admin: platform admins',
};

const tokens: Readonly<Record<Section, string | null>> = {
  auth: null,
  user: '{{user_token}}',
  admin: '{{platform_admin_token}}',
};

/** One operation that a caller can send. */
export interface Operation {
  readonly section: Section;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly name: string;
  readonly description: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Which section a root field belongs to. */
export type SectionOf = (kind: Operation['kind'], field: string) => Section;

const titleOf = (field: string): string => field.charAt(0).toUpperCase() + field.slice(1);

function declarationOf(arg: GraphQLArgument): string {
  const fallback = arg.defaultValue === undefined ? undefined : astFromValue(arg.defaultValue, arg.type);
  return `$${arg.name}: ${String(arg.type)}${fallback ? ` = ${print(fallback)}` : ''}`;
}

function operationOf(kind: Operation['kind'], field: GraphQLField<unknown, unknown>, sectionOf: SectionOf): Operation {
  const declared = field.args.map(declarationOf);
  const given = field.args.map(({ name }) => `${name}: $${name}`);
  const inside = selectionLines(getNamedType(field.type)).map((line) => `    ${line}`);
  const head = `${kind} ${titleOf(field.name)}${declared.length > 0 ? `(${declared.join(', ')})` : ''} {`;
  const call = `  ${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
  const body = inside.length > 0 ? [`${call} {`, ...inside, '  }'] : [call];
  return {
    section: sectionOf(kind, field.name),
    kind,
    name: titleOf(field.name),
    description: field.description ?? '',
    document: [head, ...body, '}'].join('\n'),
    variables: Object.fromEntries(
      field.args.filter(isRequiredArgument).map((arg) => [arg.name, sampleOf(arg.type, arg.name)]),
    ),
  };
}

/** Every operation of the API, one for each root field, section by section. */
export function operationsOf(schema: GraphQLSchema, sectionOf: SectionOf): readonly Operation[] {
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  } as const;
  const operations = (Object.keys(roots) as Operation['kind'][]).flatMap((kind) =>
    Object.values(roots[kind]?.getFields() ?? {}).map((field) => operationOf(kind, field, sectionOf)),
  );
  return sections.flatMap((section) => operations.filter((operation) => operation.section === section));
}

/** The operations as one document, for GraphQL explorers. */
export const documentOf = (operations: readonly Operation[]): string =>
  `${operations.map(({ section, description, document }) => `# ${section} | ${description.replaceAll(/\s+/gu, ' ')}\n${document}`).join('\n\n')}\n`;

// The token of whoever signed in last is kept, so that the next request is sent as them.
const keepToken = [
  'const outcome = pm.response.json().data?.login;',
  "const variable = outcome?.user?.role === 'PLATFORM_ADMIN' ? 'platform_admin_token' : 'user_token';",
  'if (outcome?.accessToken) pm.collectionVariables.set(variable, outcome.accessToken);',
  "if (outcome?.user) pm.collectionVariables.set('user_id', outcome.user.id);",
  "if (outcome?.user?.organization) pm.collectionVariables.set('organization_id', outcome.user.organization.id);",
];

function requestOf({ section, name, description, document, variables }: Operation): object {
  const token = tokens[section];
  return {
    name,
    ...(name === 'Login' ? { event: [{ listen: 'test', script: { type: 'text/javascript', exec: keepToken } }] } : {}),
    request: {
      method: 'POST',
      description,
      header: [
        { key: 'content-type', value: 'application/json' },
        ...(token === null ? [] : [{ key: 'authorization', value: `Bearer ${token}` }]),
      ],
      url: '{{gateway_url}}/graphql',
      body: { mode: 'graphql', graphql: { query: document, variables: JSON.stringify(variables, null, 2) } },
    },
  };
}

/** The operations as a collection of Postman (v2.1), which Bruno, Insomnia and Hoppscotch read too (V-105, V-106). */
export function postmanCollectionOf(operations: readonly Operation[]): string {
  const requests = operations.filter(({ kind }) => kind !== 'subscription');
  const collection = {
    info: {
      name: 'Vectra',
      description: 'Every query and mutation of the API. Run auth/Login first: it keeps the token for the others.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    variable: [
      { key: 'gateway_url', value: 'http://localhost:4000' },
      ...['platform_admin_token', 'user_token', 'organization_id', 'user_id', 'invitation_token'].map((key) => ({
        key,
        value: '',
      })),
    ],
    item: sections.map((section) => ({
      name: titles[section],
      item: requests.filter((operation) => operation.section === section).map(requestOf),
    })),
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}
