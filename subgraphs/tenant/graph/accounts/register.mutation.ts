import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { Locale } from '../../../../platform/graphql/locale.js';
import type { OrganizationType } from '../../domain/accounts/registration.js';
import { TooManyAttemptsType } from '../sessions/session.problems.js';
import { OrganizationTypeEnum } from './account.enums.js';
import type { TenantContext } from '../../context.js';
import type { RegisterOutcome } from '../../use-cases/accounts/register.js';

@InputType({ description: 'Who wants an account.' })
class RegisterInput {
  @Field(() => OrganizationTypeEnum, { description: 'Whether a company registers or one person.' })
  organizationType!: OrganizationType;

  @Field(() => String, { description: 'The address to sign in with; it is to be proven before.' })
  email!: string;

  @Field(() => String, { description: 'At least 12 characters, and not easy to guess.' })
  password!: string;

  @Field(() => String, { description: 'What the person is called.' })
  name!: string;

  @Field(() => Locale, { defaultValue: 'FR', description: 'The language to be written to in.' })
  locale!: Locale;

  @Field(() => String, { nullable: true, description: 'What the company is called; for companies alone.' })
  companyName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its SIRET, 14 digits; spaces do not matter. For companies alone.',
  })
  siret?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its VAT number in the European Union; of the same company as the SIRET. For companies alone.',
  })
  vatNumber?: string | null;

  @Field(() => Boolean, { description: 'Whether the terms of use are accepted; needed.' })
  acceptsTerms!: boolean;

  @Field(() => Boolean, { description: 'Whether the privacy policy is accepted; needed.' })
  acceptsPrivacy!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether news may be sent.' })
  acceptsMarketing!: boolean;
}

@ObjectType({
  description: 'A mail is on its way; whether it is the first to this address is not said.',
  simpleResolvers: true,
})
class RegistrationReceived {
  @Field(() => ID, { description: 'Goes with the code of the mail, and asks for another mail.' })
  registrationId!: string;

  @Field(() => DateTime, { description: 'When the link and the code stop working.' })
  expiresAt!: Date;
}

const RegisterResult = outcomeUnion(
  'RegisterResult',
  'What register can come to.',
  () => [RegistrationReceived, InvalidInputType, TooManyAttemptsType] as const,
);

/** Takes down who wants an account (V-44). */
@Resolver()
export class RegisterMutation {
  @Mutation(() => RegisterResult, {
    description:
      'Takes down who wants an account (V-44, Z-03); it is made once the address is proven. The answer does not say whether the address has one.',
  })
  register(
    @Arg('input', () => RegisterInput, { description: 'Who wants an account.' }) input: RegisterInput,
    @Ctx() context: TenantContext,
  ): Promise<RegisterOutcome> {
    return context.accounts.register(input);
  }
}
