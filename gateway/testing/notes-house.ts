import type DataLoader from 'dataloader';
import { GraphQLError } from 'graphql';
import { pageSize } from '../../platform/graphql/connection.js';
import { InvalidCursor } from '../../platform/graphql/cursor.js';
import { createLoader } from '../../platform/graphql/loader.js';
import { ruleBook } from '../../platform/graphql/rules.js';
import { rule } from '../../platform/graphql/shield.js';
import type { Subgraph, SubgraphRequest } from '../../platform/graphql/subgraph.js';
import type { BoardEvent, EventBoard } from './event-board.js';
import { buildSdlHouse } from './sdl-house.js';

/** Organization whose notes the house knows. */
export const notesOrganizationId = '00000000-0000-7000-8000-000000000001';

/** What the house keeps; shared by its requests. */
export interface NotesState {
  readonly texts: Map<string, string>;
  readonly board: EventBoard;
  /** Whether nobody may follow events any more. */
  barred: boolean;
}

interface NotesContext extends SubgraphRequest {
  readonly textById: DataLoader<string, string | null>;
}

interface Note {
  readonly id: string;
  readonly organizationId: string;
}

const sdl = `
  type Note @key(fields: "id") { id: ID! text: String author: Person }
  type Person @key(fields: "id") { id: ID! }
  type PageInfo @shareable { hasNextPage: Boolean! endCursor: String }
  type NoteEdge { node: Note! cursor: String! }
  type NoteConnection { edges: [NoteEdge!]! nodes: [Note!]! pageInfo: PageInfo! }
  type NoteEvent { cursor: String! note: Note }
  type Query {
    note(id: ID!): Note
    notes(first: Int! = 20, after: String): NoteConnection!
    whoAsks: String!
    broken: String
    badCursor: String
  }
  type Mutation { changeText(id: ID!, text: String!): Note! }
  type Subscription { noteEvents(after: String): NoteEvent! }
`;

const noteOf = (id: string): Note => ({ id, organizationId: notesOrganizationId });

const resolversOf = (state: NotesState) => ({
  Note: {
    __resolveReference: ({ id }: Note) => (state.texts.has(id) ? noteOf(id) : null),
    text: ({ id }: Note, _args: unknown, { textById }: NotesContext) => textById.load(id),
    author: ({ id }: Note) => ({ id: `author-of-${id}` }),
  },
  Person: { __resolveReference: (reference: { id: string }) => reference },
  Query: {
    note: (_root: unknown, { id }: { id: string }) => (state.texts.has(id) ? noteOf(id) : null),
    notes: (_root: unknown, { first }: { first: number }) => {
      const nodes = [...state.texts.keys()].slice(0, pageSize(first)).map(noteOf);
      const edges = nodes.map((node) => ({ node, cursor: node.id }));
      return { nodes, edges, pageInfo: { hasNextPage: false, endCursor: nodes.at(-1)?.id } };
    },
    whoAsks: (_root: unknown, _args: unknown, { viewer, requestId, clientAddress }: NotesContext) =>
      JSON.stringify([viewer.kind, viewer.organizationId, requestId, clientAddress]),
    broken: () => {
      throw new Error('password of the database is hunter2');
    },
    badCursor: () => {
      throw new InvalidCursor();
    },
  },
  Mutation: {
    changeText: (_root: unknown, { id, text }: { id: string; text: string }) => {
      state.texts.set(id, text);
      return noteOf(id);
    },
  },
  Subscription: {
    noteEvents: {
      subscribe: (_root: unknown, { after }: { after?: string | null }) => state.board.read(Number(after ?? 0)),
      resolve: ({ sequence, noteId }: BoardEvent) => ({ cursor: String(sequence), note: noteOf(noteId) }),
    },
  },
});

/** A small house with notes, for tests of the gateway. */
export function createNotesHouse(state: NotesState): Subgraph {
  const rules = ruleBook('notes');
  const read = rules.can('lead:read');
  // Reads the state each time it is asked, as a rule over a table would.
  const notBarred = rule('notes:notBarred')(async (_parent: unknown, _args: unknown, { viewer }: NotesContext) =>
    viewer.kind === 'ANONYMOUS'
      ? new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } })
      : viewer.permissions.has('lead:read') && !state.barred,
  );
  return buildSdlHouse({
    name: 'notes',
    sdl,
    resolvers: resolversOf(state),
    permissions: {
      Query: { note: read, notes: read, whoAsks: read, broken: read, badCursor: read },
      Mutation: { changeText: rules.can('lead:annotate') },
      Subscription: { noteEvents: notBarred },
      entities: { Note: rules.owned('lead:read'), Person: rules.extended('lead:read') },
    },
    createContext: (request) => ({
      ...request,
      textById: createLoader((ids: readonly string[]) =>
        Promise.resolve(new Map(ids.flatMap((id) => (state.texts.has(id) ? [[id, state.texts.get(id) ?? '']] : [])))),
      ),
    }),
  });
}
