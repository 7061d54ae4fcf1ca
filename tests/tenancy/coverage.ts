import { getNamedType, isObjectType, isRequiredArgument, isUnionType, type GraphQLSchema } from 'graphql';
import type { Subgraph } from '../../platform/graphql/subgraph.js';
import { operationKinds, rootFieldsOf, Selections, type OperationKind } from './selection.js';

/** How deep the attacks read below a root field. */
export const attackDepth = 2;

/** The root fields that nobody attacks, and the attacks on fields that do not exist. */
export function rootGaps(
  schema: GraphQLSchema,
  table: Readonly<Record<OperationKind, Readonly<Record<string, unknown>>>>,
): readonly string[] {
  const fields = new Set(rootFieldsOf(schema).map(([kind, name]) => `${kind} ${name}`));
  const rows = new Set(operationKinds.flatMap((kind) => Object.keys(table[kind]).map((name) => `${kind} ${name}`)));
  return [
    ...[...fields].filter((field) => !rows.has(field)).map((field) => `${field} is not attacked`),
    ...[...rows].filter((row) => !fields.has(row)).map((row) => `${row} is attacked but does not exist`),
  ];
}

/** The fields that no attack reads, because they lie too deep or ask for arguments that nobody gives. */
export function unreadFields(schema: GraphQLSchema): readonly string[] {
  const readFields = new Set<string>();
  const selections = new Selections(schema, new Set(), (field) => readFields.add(field));
  for (const [kind, name] of rootFieldsOf(schema)) selections.operation(kind, name, ['asked'], attackDepth);
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) =>
      isObjectType(type) ? Object.values(type.getFields()).map((field) => `${type.name}.${field.name}`) : [],
    )
    .filter((field) => !readFields.has(field));
}

/** The entities of a house, as `_entities` serves them. */
export function entitiesOf(schema: GraphQLSchema): readonly string[] {
  const union = schema.getType('_Entity');
  return isUnionType(union) ? union.getTypes().map((type) => type.name) : [];
}

/** The entities that nobody attacks, and the attacks on entities that do not exist. */
export function entityGaps(
  houses: readonly Pick<Subgraph, 'name' | 'schema'>[],
  table: Readonly<Record<string, unknown>>,
): readonly string[] {
  const entities = new Set(
    houses.flatMap(({ name, schema }) => entitiesOf(schema).map((entity) => `${name} ${entity}`)),
  );
  return [
    ...[...entities]
      .filter((entity) => !Object.hasOwn(table, entity))
      .map((entity) => `entity ${entity} is not attacked`),
    ...Object.keys(table)
      .filter((row) => !entities.has(row))
      .map((row) => `entity ${row} is attacked but does not exist`),
  ];
}

/** The list fields that hand out cursors, as `Type.field`, with the types that hold them. */
export function connectionFields(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return [];
    return Object.values(type.getFields())
      .filter((field) => getNamedType(field.type).name.endsWith('Connection') && !field.args.some(isRequiredArgument))
      .map((field) => `${type.name}.${field.name}`);
  });
}
