import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';

const sampleScalars: Readonly<Record<string, unknown>> = {
  ID: '0199c0de-0000-7000-8000-000000000001',
  String: 'Something that is long enough.',
  Int: 1,
  Float: 0.5,
  Boolean: true,
  DateTime: '2026-03-03T09:00:00.000Z',
};

/** A value that the schema takes, with what is required and nothing else. */
function sampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return sampleScalars[type.name];
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(required.map((field) => [field.name, sampleOf(field.type)]));
}

/** Arguments that the schema takes for a field, made without knowing what they mean: a new field has some at once. */
export const sampleArgs = (field: GraphQLField<unknown, unknown>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(field.args.map((arg) => [arg.name, sampleOf(arg.type)]));
