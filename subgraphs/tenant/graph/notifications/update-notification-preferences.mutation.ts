import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { UpdateNotificationPreferencesOutcome } from '../../use-cases/notifications/update-notification-preferences.js';
import { NotificationPreferenceInput, NotificationPreferenceType } from './preference.type.js';

@InputType({ description: 'How the viewer wants to be told.' })
class UpdateNotificationPreferencesInput {
  @Field(() => [NotificationPreferenceInput], {
    description: 'Types that can reach the viewer; others stay as they are.',
  })
  preferences!: NotificationPreferenceInput[];
}

@ObjectType({ description: 'From now on the viewer is told in this way.', simpleResolvers: true })
class NotificationPreferencesUpdated {
  @Field(() => [NotificationPreferenceType], { description: 'Every type that can reach the viewer.' })
  preferences!: NotificationPreferenceType[];
}

const UpdateNotificationPreferencesResult = outcomeUnion(
  'UpdateNotificationPreferencesResult',
  'What updateNotificationPreferences can come to.',
  () => [NotificationPreferencesUpdated, InvalidInputType] as const,
);

/** Chooses how one is told. */
@Resolver()
export class UpdateNotificationPreferencesMutation {
  @Mutation(() => UpdateNotificationPreferencesResult, {
    description: 'Chooses how the viewer is told of each type. Mail about the safety of the account always goes out.',
  })
  updateNotificationPreferences(
    @Arg('input', () => UpdateNotificationPreferencesInput, { description: 'How the viewer wants to be told.' })
    input: UpdateNotificationPreferencesInput,
    @Ctx() { notifications }: TenantContext,
  ): Promise<UpdateNotificationPreferencesOutcome> {
    return notifications.updateNotificationPreferences(input);
  }
}
