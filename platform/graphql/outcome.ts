import { createUnionType, type ClassType } from 'type-graphql';

/** A union whose members are told apart by the outcome's `kind`, which is the GraphQL type's name. */
export const outcomeUnion = <Types extends readonly ClassType[]>(
  name: string,
  description: string,
  types: () => Types,
) =>
  createUnionType({
    name,
    description,
    types,
    resolveType: (outcome: unknown) => (outcome as { readonly kind: string }).kind,
  });
