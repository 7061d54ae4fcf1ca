import { registerEnumType } from 'type-graphql';

/** Registers the values of a domain type as an enum of the schema, each with what it means. */
export function describedEnum<Value extends string>(
  name: string,
  description: string,
  values: readonly Value[],
  meanings: Readonly<Record<Value, string>>,
): Readonly<Record<Value, Value>> {
  const enumObject = Object.fromEntries(values.map((value) => [value, value])) as Readonly<Record<Value, Value>>;
  registerEnumType(enumObject, {
    name,
    description,
    valuesConfig: Object.fromEntries(values.map((value) => [value, { description: meanings[value] }])) as Record<
      Value,
      { description: string }
    >,
  });
  return enumObject;
}
