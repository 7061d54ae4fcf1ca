import {
  astFromValue,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  print,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** The roots of a schema. */
export const operationKinds = ['query', 'mutation', 'subscription'] as const;

/** One of them. */
export type OperationKind = (typeof operationKinds)[number];

/** Told of every field that a selection reads, as `Type.field`. */
export type OnField = (field: string) => void;

const pageSize = 3;

/** The root type of an operation, null when the schema has none. */
function rootOf(schema: GraphQLSchema, kind: OperationKind): GraphQLObjectType | null {
  const root = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  return root[kind] ?? null;
}

/** Every root field, as `[kind, name]`. */
export const rootFieldsOf = (schema: GraphQLSchema): readonly (readonly [OperationKind, string])[] =>
  operationKinds.flatMap((kind) =>
    Object.keys(rootOf(schema, kind)?.getFields() ?? {})
      .filter((name) => name !== '_entities' && name !== '_service')
      .map((name) => [kind, name] as const),
  );

function defaultOf({ defaultValue, type }: GraphQLArgument): string {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return value ? ` = ${print(value)}` : '';
}

/** Reads everything below types, by construction: a new field is attacked without anybody remembering it. */
export class Selections {
  readonly #schema: GraphQLSchema;
  readonly #omitted: ReadonlySet<string>;
  readonly #onField: OnField;
  /** Written once: they are long, and asked hundreds of times. */
  readonly #written = new Map<string, string>();

  /** @param omitted fields to leave out, as `Type.field`. */
  constructor(schema: GraphQLSchema, omitted: ReadonlySet<string> = new Set(), onField: OnField = () => undefined) {
    this.#schema = schema;
    this.#omitted = omitted;
    this.#onField = onField;
  }

  /** A selection set of this type, other rows followed `depth` levels deep and never back into a type above. */
  of(type: GraphQLNamedType, depth: number, above: readonly string[] = []): string {
    if (isUnionType(type)) {
      const members = type.getTypes().map((member) => `... on ${member.name} ${this.of(member, depth, above)}`);
      return `{ __typename ${members.join(' ')} }`;
    }
    if (!isObjectType(type)) return '{ __typename }';
    const path = [...above, type.name];
    const fields = Object.values(type.getFields()).flatMap((field) => this.#field(type, field, depth, path));
    return `{ __typename ${fields.join(' ')} }`;
  }

  #field(
    parent: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    depth: number,
    path: readonly string[],
  ): string[] {
    if (field.args.some(isRequiredArgument) || this.#omitted.has(`${parent.name}.${field.name}`)) return [];
    const type = getNamedType(field.type);
    // What has no id is part of the row that holds it; the nodes of edges are those of the list, so reading them flat is enough.
    const isRow = isObjectType(type) && type.getFields()['id'] !== undefined;
    const below = parent.name.endsWith('Edge') ? 0 : depth - (isRow ? 1 : 0);
    if (!isLeafType(type) && (path.includes(type.name) || below < 0)) return [];
    this.#onField(`${parent.name}.${field.name}`);
    if (isLeafType(type)) return [field.name];
    const pages = field.args.some(({ name }) => name === 'first') ? `(first: ${pageSize})` : '';
    return [`${field.name}${pages} ${this.of(type, below, path)}`];
  }

  /** An operation that asks one root field under several aliases, each with variables of its own: `$alias_argument`. */
  operation(kind: OperationKind, name: string, aliases: readonly string[], depth: number): string {
    const key = [kind, name, depth, ...aliases].join(' ');
    const written = this.#written.get(key) ?? this.#write(kind, name, aliases, depth);
    this.#written.set(key, written);
    return written;
  }

  #write(kind: OperationKind, name: string, aliases: readonly string[], depth: number): string {
    const field = rootOf(this.#schema, kind)?.getFields()[name];
    if (!field) throw new Error(`The schema has no ${kind} ${name}.`);
    this.#onField(`${rootOf(this.#schema, kind)?.name ?? ''}.${name}`);
    const named = getNamedType(field.type);
    const selection = isLeafType(named) ? '' : this.of(named, depth);
    const variables = aliases.flatMap((alias) =>
      field.args.map((arg) => `$${alias}_${arg.name}: ${String(arg.type)}${defaultOf(arg)}`),
    );
    const selections = aliases.map((alias) => {
      const args = field.args.map((arg) => `${arg.name}: $${alias}_${arg.name}`);
      return `${alias}: ${name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${selection}`;
    });
    return `${kind} Attack${variables.length > 0 ? `(${variables.join(', ')})` : ''} { ${selections.join(' ')} }`;
  }
}
