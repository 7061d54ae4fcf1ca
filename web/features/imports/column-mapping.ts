import type { ImportField } from '../../graphql/generated/graphql';

/** What is known of a column before a person has looked at it. */
export interface SuggestedColumn {
  readonly index: number;
  readonly suggestedField: ImportField | null;
}

/** Which field each column fills; a column that is absent is left out of the import. */
export type ColumnMapping = ReadonlyMap<number, ImportField>;

/** The fields of which at least one tells people apart; FIRST_NAME and LAST_NAME only do so together. */
const namingFields: readonly (readonly ImportField[])[] = [
  ['EMAIL'],
  ['FULL_NAME'],
  ['FIRST_NAME', 'LAST_NAME'],
  ['LINKEDIN_URL'],
  ['EXTERNAL_ID'],
];

/** The mapping as suggested; where two columns claim a field, the first one keeps it. */
export function suggestedMapping(columns: readonly SuggestedColumn[]): ColumnMapping {
  const mapping = new Map<number, ImportField>();
  const taken = new Set<ImportField>();
  for (const { index, suggestedField } of columns) {
    if (suggestedField === null || taken.has(suggestedField)) continue;
    mapping.set(index, suggestedField);
    taken.add(suggestedField);
  }
  return mapping;
}

/** Gives a column a field, or none; a column that had the field before loses it, since a field is filled once. */
export function assignField(mapping: ColumnMapping, columnIndex: number, field: ImportField | null): ColumnMapping {
  const next = new Map([...mapping].filter(([index, assigned]) => index !== columnIndex && assigned !== field));
  if (field !== null) next.set(columnIndex, field);
  return next;
}

/** Whether the mapped columns can tell one person from another. */
export function tellsPeopleApart(mapping: ColumnMapping): boolean {
  const fields = new Set(mapping.values());
  return namingFields.some((needed) => needed.every((field) => fields.has(field)));
}

/** The mapping as the API takes it, by column. */
export const mappingInput = (mapping: ColumnMapping): { columnIndex: number; field: ImportField }[] =>
  [...mapping]
    .map(([columnIndex, field]) => ({ columnIndex, field }))
    .sort((left, right) => left.columnIndex - right.columnIndex);
