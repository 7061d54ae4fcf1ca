import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { CampaignContext } from '../context.js';
import type { DeliveredRunEvent } from '../domain/run-event.js';
import { AgentRunEventType } from './run-event.type.js';

interface SubscribeOptions {
  readonly args: { readonly runId: string; readonly after?: string | null };
  readonly context: CampaignContext;
}

const nothing = async function* (): AsyncGenerator<DeliveredRunEvent> {
  // An unknown run and another organization's end the same way: at once, with no event.
};

/** Streams runs. */
@Resolver()
export class RunEventsSubscription {
  @Subscription(() => AgentRunEventType, {
    description:
      'Every event of a run behind the cursor, once and in order, then live. Ends at once when there is no such run.',
    subscribe: async ({ args, context }: SubscribeOptions) => {
      const run = await context.runs.findById(args.runId);
      return run ? context.runEvents.follow(run.id, args.after ?? null) : nothing();
    },
  } as never)
  agentRunEvents(
    @Arg('runId', () => ID, { description: 'The run to follow.' }) _runId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last event already seen; null replays the run from its beginning.',
    })
    _after: string | null,
    @Root() event: DeliveredRunEvent,
    @Ctx() _context: CampaignContext,
  ): DeliveredRunEvent {
    return event;
  }
}
