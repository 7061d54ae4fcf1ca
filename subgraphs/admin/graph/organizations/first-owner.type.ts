import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import type { FirstOwnerStatus } from '../../domain/organizations/first-owner.js';
import { FirstOwnerStatusEnum } from '../admin.enums.js';

/** The first owner of an organization that was created by hand. */
@ObjectType('PlatformFirstOwner', {
  description: 'The first owner whom the platform owner named for an organization.',
  simpleResolvers: true,
})
export class FirstOwnerType {
  @Field(() => String, { description: 'The address that is, or was, written to.' })
  email!: string;

  @Field(() => FirstOwnerStatusEnum, { description: 'How far they have come.' })
  status!: FirstOwnerStatus;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When their invitation stops working, or stopped; null before it is sent, and once they joined.',
  })
  expiresAt!: Date | null;
}
