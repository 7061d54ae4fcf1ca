import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  getVariableValues,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** How many items a list is taken to have when no `first` argument says so. */
const assumedListSize = 5;

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Record<string, unknown>;
  readonly nodesMax: number;
}

const fieldOf = (type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;

/** The page size a field was asked for, null when it takes none. */
function pageSizeOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Record<string, unknown>,
): number | null {
  if (!field.args.some((argument) => argument.name === 'first')) return null;
  try {
    const first = getArgumentValues(field, node, variables)['first'];
    return typeof first === 'number' ? Math.max(first, 0) : assumedListSize;
  } catch {
    // A malformed argument is refused by the execution with a better message.
    return assumedListSize;
  }
}

/** Sums the objects below a selection; stops counting as soon as the limit is passed. */
function countBelow(
  walk: Walk,
  selections: SelectionSetNode,
  parent: GraphQLCompositeType,
  times: number,
  page: number | null,
): number {
  let sum = 0;
  for (const selection of selections.selections) {
    if (sum > walk.nodesMax) return sum;
    if (selection.kind === Kind.FIELD) {
      sum += countField(walk, selection, parent, times, page);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? walk.fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition ? walk.schema.getType(fragment.typeCondition.name.value) : parent;
    if (fragment && isCompositeType(condition)) sum += countBelow(walk, fragment.selectionSet, condition, times, page);
  }
  return sum;
}

function countField(
  walk: Walk,
  node: FieldNode,
  parent: GraphQLCompositeType,
  times: number,
  page: number | null,
): number {
  const field = fieldOf(parent, node.name.value);
  const type = field && getNamedType(field.type);
  if (!field || !node.selectionSet || !isCompositeType(type)) return 0;
  const ownPage = pageSizeOf(field, node, walk.variables);
  // The lists right below a paged field (`nodes`, `edges`, ...) have the size of its page.
  const size = isListType(getNullableType(field.type)) ? (ownPage ?? page ?? assumedListSize) : 1;
  const objects = times * size;
  return (
    objects +
    countBelow(walk, node.selectionSet, type, objects, isListType(getNullableType(field.type)) ? null : ownPage)
  );
}

/**
 * The largest number of objects an operation may answer with, judged by its `first` arguments before anything runs.
 * Counting stops once `nodesMax` is passed. Run it on validated documents only.
 */
export function countNodes(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  nodesMax: number,
): number {
  const root = schema.getRootType(operation.operation);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  // Variables that do not fit are refused by the execution with a better message.
  if (!root || !coerced) return 0;
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  return countBelow({ schema, fragments, variables: coerced, nodesMax }, operation.selectionSet, root, 1, null);
}
