import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { Consent } from '../../domain/accounts/consent.js';
import type { OptionalConsent } from '../../use-cases/accounts/record-consent.js';
import { OptionalConsentEnum } from './account.enums.js';
import { ConsentType } from './consent.type.js';
import type { TenantContext } from '../../context.js';
import type { RecordConsentOutcome } from '../../use-cases/accounts/record-consent.js';

@InputType({ description: 'What the person agrees to, or no longer.' })
class RecordConsentInput {
  @Field(() => OptionalConsentEnum, { description: 'To what.' })
  kind!: OptionalConsent;

  @Field(() => Boolean, { description: 'Whether they agree.' })
  given!: boolean;
}

@ObjectType({ description: 'It is on record; what was said before stays there.', simpleResolvers: true })
class ConsentRecorded {
  @Field(() => ConsentType, { description: 'The new entry.' })
  consent!: Consent;
}

const RecordConsentResult = outcomeUnion(
  'RecordConsentResult',
  'What recordConsent can come to.',
  () => [ConsentRecorded] as const,
);

/** Gives or withdraws a consent (Z-29). */
@Resolver()
export class RecordConsentMutation {
  @Mutation(() => RecordConsentResult, { description: 'Gives or withdraws a consent of the person who asks (Z-29).' })
  recordConsent(
    @Arg('input', () => RecordConsentInput, { description: 'What the person agrees to, or no longer.' })
    input: RecordConsentInput,
    @Ctx() context: TenantContext,
  ): Promise<RecordConsentOutcome> {
    return context.accounts.recordConsent(input);
  }
}
