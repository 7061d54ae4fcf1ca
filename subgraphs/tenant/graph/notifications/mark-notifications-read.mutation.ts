import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { MarkNotificationsReadOutcome } from '../../use-cases/notifications/mark-notifications-read.js';

@InputType({ description: 'Which notifications.' })
class MarkNotificationsReadInput {
  @Field(() => [ID], { nullable: true, description: 'The viewer’s own, at most 500; all when absent.' })
  ids?: string[] | null;
}

@ObjectType({ description: 'The notifications are read.', simpleResolvers: true })
class NotificationsRead {
  @Field(() => Int, { description: 'How many were unread before.' })
  readCount!: number;

  @Field(() => Int, { description: 'How many still are.' })
  unreadCount!: number;
}

const MarkNotificationsReadResult = outcomeUnion(
  'MarkNotificationsReadResult',
  'What markNotificationsRead can come to.',
  () => [NotificationsRead, InvalidInputType] as const,
);

/** Marks notifications read. */
@Resolver()
export class MarkNotificationsReadMutation {
  @Mutation(() => MarkNotificationsReadResult, { description: 'Marks notifications of the viewer as read.' })
  markNotificationsRead(
    @Arg('input', () => MarkNotificationsReadInput, { description: 'Which notifications.' })
    input: MarkNotificationsReadInput,
    @Ctx() { notifications }: TenantContext,
  ): Promise<MarkNotificationsReadOutcome> {
    return notifications.markNotificationsRead(input);
  }
}
