import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../../../../platform/graphql/date-time.js';

/** Which entries to read. */
@InputType({ description: 'Which entries of an audit log to read; what is absent does not narrow.' })
export class AuditLogFilter {
  @Field(() => String, { nullable: true, description: 'Only this act, for instance "campaign.launched".' })
  action?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only acts of this person, run or API key.' })
  actorId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only acts on this kind of thing, for instance "Campaign".' })
  subjectType?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only acts on the thing with this id.' })
  subjectId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Only acts from this moment on.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Only acts before this moment.' })
  to?: Date | null;

  @Field(() => String, { nullable: true, description: 'Stands in the act, or in the kind or id of its subject.' })
  text?: string | null;
}
