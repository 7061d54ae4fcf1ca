import { Arg, Ctx, Field, InputType, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { Locale } from '../../../../platform/graphql/locale.js';
import type { TenantContext } from '../../context.js';
import { UserType } from '../user.type.js';
import type { UpdateMeOutcome } from '../../use-cases/accounts/update-me.js';

@InputType({ description: 'What is to change; what is left out stays.' })
class UpdateMeInput {
  @Field(() => String, { nullable: true, description: 'What the person is called.' })
  name?: string | null;

  @Field(() => Locale, { nullable: true, description: 'The language they read.' })
  locale?: Locale | null;
}

@ObjectType({ description: 'The change is made.', simpleResolvers: true })
class MeUpdated {
  /** Whose; the user is looked up as it is now. */
  userId!: string;
}

const UpdateMeResult = outcomeUnion(
  'UpdateMeResult',
  'What updateMe can come to.',
  () => [MeUpdated, InvalidInputType] as const,
);

/** Changes one’s own name and language. */
@Resolver()
export class UpdateMeMutation {
  @Mutation(() => UpdateMeResult, { description: 'Changes name and language of the person who asks.' })
  updateMe(
    @Arg('input', () => UpdateMeInput, { description: 'What is to change; what is left out stays.' })
    input: UpdateMeInput,
    @Ctx() context: TenantContext,
  ): Promise<UpdateMeOutcome> {
    return context.accounts.updateMe(input);
  }
}

/** The person of a change, as they are now. */
@Resolver(() => MeUpdated)
export class MeUpdatedFields {
  @FieldResolver(() => UserType, { nullable: true, description: 'The person as they are now.' })
  user(@Root() { userId }: MeUpdated, @Ctx() context: TenantContext) {
    return context.loaders.userById.load(userId);
  }
}
