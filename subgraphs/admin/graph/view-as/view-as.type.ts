import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../../../platform/graphql/date-time.js';

/** A platform admin looks through somebody's eyes. */
@ObjectType('ViewAs', {
  description: 'A platform admin looks at an organization through the eyes of one of its people, and changes nothing.',
  simpleResolvers: true,
})
export class ViewAsType {
  @Field(() => ID, { description: 'Stable id; the audit log names it.' })
  id!: string;

  @Field(() => String, { description: 'Why, as the admin said it.' })
  reason!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  startedAt!: Date;

  @Field(() => DateTime, { description: 'It ends by itself then, after thirty minutes at the latest.' })
  until!: Date;

  @Field(() => String, { description: 'What the admin is called.' })
  adminName!: string;
}
