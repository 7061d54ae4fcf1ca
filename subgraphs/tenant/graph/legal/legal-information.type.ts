import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { LegalOperator } from '../../../../platform/config/legal-config.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { retainedKinds, type RetainedKind } from '../../domain/retention.js';

const meanings: Readonly<Record<RetainedKind, string>> = {
  SESSIONS: 'Sessions, from their end on.',
  ATTEMPTS: 'Counts of attempts to sign in or to guess a code, from the first of a window on.',
  CHALLENGES: 'Sign-ins that waited for a second factor, once they expired.',
  PASSWORD_RESETS: 'Links for another password, once they expired.',
  REGISTRATIONS: 'Registrations whose address nobody proved, once they expired.',
  INVITATIONS: 'Invitations that were accepted, withdrawn, or expired without naming a member.',
  MAILS: 'That a mail was sent or given up, without its words.',
  READ_NOTIFICATIONS: 'Notifications, once they were read.',
  NOTIFICATIONS: 'Notifications, from when they were written on.',
  REVOCATIONS: 'That access was taken away, while tokens could still be bound by it.',
  EXPORTS: 'Files that were written to be taken away, for instance of the audit log.',
};

/** What is kept for a time only. */
const RetainedKindEnum = Object.fromEntries(retainedKinds.map((kind) => [kind, kind])) as Readonly<
  Record<RetainedKind, RetainedKind>
>;
registerEnumType(RetainedKindEnum, {
  name: 'RetainedKind',
  description: 'What is kept for a time only, and erased afterwards.',
  valuesConfig: Object.fromEntries(retainedKinds.map((kind) => [kind, { description: meanings[kind] }])),
});

/** For how long something is kept. */
@ObjectType('RetentionPeriod', { description: 'For how long something is kept.', simpleResolvers: true })
export class RetentionPeriodType {
  @Field(() => RetainedKindEnum, { description: 'What, and from when on.' })
  kind!: RetainedKind;

  @Field(() => Int, { description: 'For how many days.' })
  days!: number;
}

/** Who runs this installation. */
@ObjectType('LegalOperator', {
  description: 'Who runs this installation; null for what they have not filled in.',
  simpleResolvers: true,
})
class LegalOperatorType {
  @Field(() => String, { nullable: true, description: 'What they are called.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Where they are.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'Under which number and where the company is registered.' })
  registration!: string | null;

  @Field(() => String, { nullable: true, description: 'An address or a number that people reach them by.' })
  contact!: string | null;

  @Field(() => String, { nullable: true, description: 'Whom people ask about their data.' })
  privacyContact!: string | null;

  @Field(() => String, { nullable: true, description: 'On whose machines it runs.' })
  host!: string | null;
}

/** What the terms and the privacy policy need to be told. */
@ObjectType('LegalInformation', {
  description: 'Which terms and privacy policy are in force, and what they need to be told.',
  simpleResolvers: true,
})
export class LegalInformationType {
  @Field(() => String, { description: 'The version that registering and consenting write down (Z-29).' })
  version!: string;

  @Field(() => DateTime, { description: 'Since when this version is in force.' })
  inForceSince!: Date;

  @Field(() => LegalOperatorType, { description: 'Who runs this installation.' })
  operator!: LegalOperator;

  @Field(() => [RetentionPeriodType], {
    description: 'How long what is kept, by the numbers that the worker erases by.',
  })
  retention!: readonly RetentionPeriodType[];
}
