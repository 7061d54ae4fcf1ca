import { createHash } from 'node:crypto';
import { Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { ArgsType } from 'type-graphql';

/** The largest page anybody may ask for (O-08). */
export const pageSizeMax = 100;

/** The page size of a caller who does not say (O-08). */
const pageSizeDefault = 20;

/** `first` is out of range. */
export class InvalidPageSize extends Error {
  constructor(first: number) {
    super(`"first" must be between 1 and ${pageSizeMax}, not ${first}.`);
    this.name = 'InvalidPageSize';
  }
}

/** Which page of a list is asked for. */
export interface PageRequest {
  readonly first: number;
  readonly after?: string | null;
}

/** Relay's forward pagination arguments. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: pageSizeDefault, description: `How many items, between 1 and ${pageSizeMax}.` })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last item already seen; null asks for the first page.',
  })
  after?: string | null;
}

/** Relay's PageInfo, forward only. */
@Directive('@shareable')
@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
class PageInfo {
  @Field(() => Boolean, { description: 'Whether more items follow.' })
  hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last item of this page; null when it is empty.',
  })
  endCursor!: string | null;
}

/** Where a page stands in its list. */
export interface PagePosition {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** One page of a list. */
export interface Page<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PagePosition;
}

/** @throws InvalidPageSize unless 1 <= first <= 100. */
export function pageSize(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > pageSizeMax) throw new InvalidPageSize(first);
  return first;
}

/** Builds a page out of up to `first + 1` rows: the extra row only tells that more follow. */
export function toPage<Row, Node>(
  rows: readonly Row[],
  first: number,
  toNode: (row: Row) => Node,
  cursorOf: (row: Row) => string,
): Page<Node> {
  const edges = rows.slice(0, first).map((row) => ({ node: toNode(row), cursor: cursorOf(row) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

/** A short stable name of a filter, so that a cursor is bound to it. */
export const listName = (name: string, filter: unknown): string =>
  `${name}:${createHash('sha256')
    .update(JSON.stringify(filter ?? null))
    .digest('base64url')
    .slice(0, 16)}`;

/** Declares the edge and connection types of a node. */
export function connectionOf<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
): { Edge: ClassType; Connection: ClassType<Page<Node>> } {
  @ObjectType(`${name}Edge`, { description: `One ${name} and its place in the list.`, simpleResolvers: true })
  class Edge {
    @Field(node, { description: `The ${name} itself.` })
    node!: Node;

    @Field(() => String, { description: 'Give it as "after" to continue behind this item.' })
    cursor!: string;
  }
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name} items.`, simpleResolvers: true })
  class Connection {
    @Field(() => [Edge], { description: 'The items with their cursors.' })
    edges!: Edge[];

    @Field(() => [node()], { description: 'The items alone.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo!: PageInfo;
  }
  return { Edge, Connection: Connection };
}
