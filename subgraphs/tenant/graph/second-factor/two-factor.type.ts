import { Field, Int, ObjectType } from 'type-graphql';

/** The second factor of a person. */
@ObjectType('TwoFactor', { description: 'The second factor of a person.', simpleResolvers: true })
export class TwoFactorType {
  @Field(() => Boolean, { description: 'Whether signing in asks for a code.' })
  isEnabled!: boolean;

  @Field(() => Int, { description: 'How many recovery codes are left.' })
  recoveryCodesLeft!: number;
}
