import {
  Arg,
  Args,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type DataLoader from 'dataloader';
import { connectionOf, PageArgs, pageSize, toPage, type Page } from '../../platform/graphql/connection.js';
import { InvalidCursor } from '../../platform/graphql/cursor.js';
import { createLoader } from '../../platform/graphql/loader.js';
import { ruleBook } from '../../platform/graphql/rules.js';
import { chain, rule } from '../../platform/graphql/shield.js';
import { buildSubgraph, type Subgraph, type SubgraphRequest } from '../../platform/graphql/subgraph.js';
import type { BoardEvent, EventBoard } from './event-board.js';

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
  readonly state: NotesState;
  readonly textById: DataLoader<string, string | null>;
}

interface Note {
  readonly id: string;
  readonly organizationId: string;
}

@ObjectType('Person', { description: 'A person of the other house.', simpleResolvers: true })
@Directive('@key(fields: "id")')
class PersonStub {
  @Field(() => ID, { description: 'Identity.' })
  id!: string;
}

@ObjectType('Note', { description: 'A note.' })
@Directive('@key(fields: "id")')
class NoteType {
  @Field(() => ID, { description: 'Identity.' })
  id!: string;
}

const { Connection: NoteConnection } = connectionOf('Note', () => NoteType);

@ObjectType({ description: 'Something happened to a note.' })
class NoteEvent {
  @Field(() => String, { description: 'Give it as "after" to resume.' })
  cursor!: string;

  @Field(() => NoteType, { nullable: true, description: 'The note as it is now.' })
  note!: Note;
}

const noteOf = (id: string): Note => ({ id, organizationId: notesOrganizationId });

@Resolver(() => NoteType)
class NotesResolver {
  @Query(() => NoteType, { nullable: true, description: 'One note.' })
  note(@Arg('id', () => ID) id: string, @Ctx() { state }: NotesContext): Note | null {
    return state.texts.has(id) ? noteOf(id) : null;
  }

  @Query(() => NoteConnection, { description: 'All notes.' })
  notes(@Args(() => PageArgs) { first }: PageArgs, @Ctx() { state }: NotesContext): Page<Note> {
    return toPage([...state.texts.keys()], pageSize(first), noteOf, (id) => id);
  }

  @Query(() => String, { description: 'Who asks, as the house sees it.' })
  whoAsks(@Ctx() { viewer, requestId, clientAddress }: NotesContext): string {
    return JSON.stringify([viewer.kind, viewer.organizationId, requestId, clientAddress]);
  }

  @Query(() => String, { nullable: true, description: 'Fails inside.' })
  broken(): string {
    throw new Error('password of the database is hunter2');
  }

  @Query(() => String, { nullable: true, description: 'Fails with an error that callers know.' })
  badCursor(): string {
    throw new InvalidCursor();
  }

  @Mutation(() => NoteType, { description: 'Changes a text.' })
  changeText(
    @Arg('id', () => ID) id: string,
    @Arg('text', () => String) text: string,
    @Ctx() { state }: NotesContext,
  ): Note {
    state.texts.set(id, text);
    return noteOf(id);
  }

  @Subscription(() => NoteEvent, {
    description: 'Events behind a cursor, then live.',
    subscribe: ({ args, context }: { args: { after?: string | null }; context: NotesContext }) =>
      context.state.board.read(Number(args.after ?? 0)),
  } as never)
  noteEvents(
    @Arg('after', () => String, { nullable: true }) _after: string | null,
    @Root() event: BoardEvent,
  ): { cursor: string; note: Note } {
    return { cursor: String(event.sequence), note: noteOf(event.noteId) };
  }
}

@Resolver(() => NoteType)
class NoteFields {
  @FieldResolver(() => String, { nullable: true, description: 'Its text, looked up.' })
  text(@Root() { id }: Note, @Ctx() { textById }: NotesContext): Promise<string | null> {
    return textById.load(id);
  }

  @FieldResolver(() => PersonStub, { nullable: true, description: 'Who wrote it.' })
  author(@Root() { id }: Note): PersonStub {
    return { id: `author-of-${id}` };
  }
}

/** A small house with notes, for tests of the gateway. */
export function createNotesHouse(state: NotesState): Promise<Subgraph> {
  const rules = ruleBook('notes');
  const read = rules.can('lead:read');
  // Reads the state each time it is asked, as a rule over a table would.
  const notBarred = rule('notes:notBarred')(async () => !state.barred);
  return buildSubgraph<NotesContext>({
    name: 'notes',
    resolvers: [NotesResolver, NoteFields],
    references: {
      Note: ({ id }, context) => (context.state.texts.has(id) ? noteOf(id) : null),
      Person: (reference) => reference,
    },
    permissions: {
      Query: { note: read, notes: read, whoAsks: read, broken: read, badCursor: read },
      Mutation: { changeText: rules.can('lead:annotate') },
      Subscription: { noteEvents: chain(read, notBarred) },
      entities: { Note: rules.owned('lead:read'), Person: rules.extended('lead:read') },
    },
    createContext: (request) => ({
      ...request,
      state,
      textById: createLoader(async (ids: readonly string[]) => {
        return new Map(
          ids.flatMap((id): [string, string][] => (state.texts.has(id) ? [[id, state.texts.get(id) ?? '']] : [])),
        );
      }),
    }),
    onRuleFailure: () => undefined,
  });
}
