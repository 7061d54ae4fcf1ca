import { GraphQLError, Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql';

/**
 * Refuses documents whose fragments unfold to more than `selectionsMax` selections. Each fragment is counted once, so
 * that judging a bomb costs no more than reading it.
 */
export const maxSelectionsRule =
  (selectionsMax: number) =>
  (context: ValidationContext): ASTVisitor => {
    const counted = new Map<string, number>();
    const count = (selections: SelectionSetNode): number => {
      let sum = 0;
      for (const selection of selections.selections) {
        sum += 1;
        if (selection.kind === Kind.FRAGMENT_SPREAD) sum += countFragment(selection.name.value);
        else if (selection.selectionSet) sum += count(selection.selectionSet);
      }
      return sum;
    };
    const countFragment = (name: string): number => {
      const known = counted.get(name);
      if (known !== undefined) return known;
      // A fragment that contains itself is refused by another rule; zero keeps the count finite until then.
      counted.set(name, 0);
      const fragment = context.getFragment(name);
      const own = fragment ? count(fragment.selectionSet) : 0;
      counted.set(name, own);
      return own;
    };
    return {
      OperationDefinition: (operation) => {
        const total = count(operation.selectionSet);
        if (total <= selectionsMax) return;
        context.reportError(
          new GraphQLError(`The operation unfolds to ${total} selections; at most ${selectionsMax} are allowed.`, {
            nodes: operation.name ?? [],
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
          }),
        );
      },
    };
  };
