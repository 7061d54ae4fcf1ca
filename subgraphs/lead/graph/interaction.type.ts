import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { DateTime } from '../../../platform/graphql/date-time.js';
import type { InteractionKind } from '../domain/interaction.js';
import type { Translations } from '../domain/language.js';
import { InteractionKindEnum } from './lead.enums.js';

/** Something that happened with a lead. */
@Directive('@key(fields: "id")')
@ObjectType('Interaction', {
  description: 'Something that happened with a lead. Written once, never changed (V-17).',
  simpleResolvers: true,
})
export class InteractionType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => InteractionKindEnum, { description: 'What happened.' })
  kind!: InteractionKind;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: Date;

  readonly text!: string;
  readonly translations!: Translations;
}

/** A page of a history. */
export const { Connection: InteractionConnection } = connectionOf('Interaction', () => InteractionType);
