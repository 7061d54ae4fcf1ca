import { registerEnumType } from 'type-graphql';

const descriptions = {
  USER: 'A person who signed in.',
  AGENT: 'The agents of a run.',
  API_KEY: 'A partner’s program.',
  SYSTEM: 'The platform itself, going on with what somebody started.',
  ANONYMOUS: 'Somebody who had not signed in.',
} as const;

type Kind = keyof typeof descriptions;

/** What kind of caller acted. */
export const AuditActorKindEnum = Object.fromEntries(
  Object.keys(descriptions).map((kind) => [kind, kind]),
) as Readonly<{
  [Each in Kind]: Each;
}>;

registerEnumType(AuditActorKindEnum, {
  name: 'AuditActorKind',
  description: 'What kind of caller acted.',
  valuesConfig: Object.fromEntries(Object.entries(descriptions).map(([kind, description]) => [kind, { description }])),
});
