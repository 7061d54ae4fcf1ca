import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  type GraphQLInputType,
} from 'graphql';

/** What a collection keeps between requests (V-106), by the names of the arguments that take it. */
const variablesByArgument: Readonly<Record<string, string>> = {
  organizationId: '{{organization_id}}',
  memberId: '{{user_id}}',
  userId: '{{user_id}}',
  token: '{{invitation_token}}',
};

const samplesByName: Readonly<Record<string, unknown>> = {
  email: 'someone@company.example',
  ownerEmail: 'owner@company.example',
  password: 'a long and quiet sentence',
  name: 'Camille Exemple',
  first: 20,
};

const samplesByScalar: Readonly<Record<string, unknown>> = {
  String: 'text',
  Int: 1,
  Float: 1,
  Boolean: true,
  ID: '00000000-0000-7000-8000-000000000000',
  DateTime: '2030-01-01T00:00:00.000Z',
};

/** A value that fits the type, for a person to change: required fields only, variables of the collection where they fit. */
export function sampleOf(given: GraphQLInputType, name: string): unknown {
  const type = getNullableType(given);
  if (isListType(type)) return [sampleOf(type.ofType, name)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter(isRequiredInputField)
        .map((field) => [field.name, sampleOf(field.type, field.name)]),
    );
  }
  const byScalar = samplesByScalar[type.name] ?? null;
  const byName = variablesByArgument[name] ?? samplesByName[name];
  // An id is written as text; otherwise a name that fits a text is no sample of a switch.
  const fits = typeof byName === typeof byScalar;
  return fits ? byName : byScalar;
}
