import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../platform/graphql/connection.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import type { ConsentKind } from '../../domain/accounts/consent.js';
import { ConsentKindEnum } from './account.enums.js';

/** What somebody agreed to, or withdrew. */
@ObjectType('Consent', { description: 'What the person agreed to, or withdrew; never changed.', simpleResolvers: true })
export class ConsentType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ConsentKindEnum, { description: 'To what.' })
  kind!: ConsentKind;

  @Field(() => Boolean, { description: 'Whether they agreed.' })
  given!: boolean;

  @Field(() => String, { description: 'The version of the text.' })
  version!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'From which address; null when unknown.' })
  clientAddress!: string | null;

  @Field(() => String, { nullable: true, description: 'By which program; null when it did not say.' })
  userAgent!: string | null;
}

/** A page of consents. */
export const { Connection: ConsentConnection } = connectionOf('Consent', () => ConsentType);
