import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';

const indentation = '  ';
const depthMax = 3;
const problemInterface = 'UserError';

const isProblem = (type: GraphQLObjectType): boolean =>
  type.getInterfaces().some(({ name }) => name === problemInterface);

/** The fields of a member of a result union beyond those that every problem has. */
const ownFieldsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter(({ name }) => !isProblem(type) || name !== 'message');

function fieldLines(
  fields: readonly GraphQLField<unknown, unknown>[],
  depth: number,
  above: readonly string[],
): readonly string[] {
  return fields.flatMap((field) => {
    const type = getNamedType(field.type);
    if (field.args.some(isRequiredArgument)) return [];
    if (isLeafType(type)) return [field.name];
    if (depth <= 0 || above.includes(type.name)) return [];
    const below = selectionLines(type, depth - 1, [...above, type.name]);
    return below.length === 0 ? [] : [`${field.name} {`, ...below.map((line) => indentation + line), '}'];
  });
}

function memberLines(type: GraphQLObjectType, depth: number, above: readonly string[]): readonly string[] {
  const lines = fieldLines(ownFieldsOf(type), depth, [...above, type.name]);
  return lines.length === 0 ? [] : [`... on ${type.name} {`, ...lines.map((line) => indentation + line), '}'];
}

/**
 * What a person would read of a type: its values, what belongs to it up to three levels deep, and of a result each
 * success and each problem. Nothing is followed back to a type above, and nothing that needs an argument is asked.
 */
export function selectionLines(
  type: GraphQLNamedType,
  depth: number = depthMax,
  above: readonly string[] = [type.name],
): readonly string[] {
  if (isObjectType(type) || isInterfaceType(type)) return fieldLines(Object.values(type.getFields()), depth, above);
  if (!isUnionType(type)) return [];
  const members = type.getTypes().flatMap((member) => memberLines(member, depth, above));
  const problem = type.getTypes().some(isProblem) ? [`... on ${problemInterface} {`, `${indentation}message`, '}'] : [];
  return ['__typename', ...members, ...problem];
}
