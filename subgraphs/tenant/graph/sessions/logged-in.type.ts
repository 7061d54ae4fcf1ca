import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { OpenedSessionType } from './session.type.js';

/** The person is signed in. */
@ObjectType('LoggedIn', { description: 'The person is signed in.', simpleResolvers: true })
export class LoggedIn extends OpenedSessionType {}

/** The password was right; the second factor is asked for. */
@ObjectType('SecondFactorRequired', {
  description: 'The password was right; go on with completeLogin.',
  simpleResolvers: true,
})
export class SecondFactorRequiredType {
  @Field(() => String, { description: 'Goes to completeLogin with a code; works once. Keep it secret.' })
  challenge!: string;

  @Field(() => DateTime, { description: 'When it stops working.' })
  expiresAt!: Date;
}
