import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { DateTime } from '../../../platform/graphql/date-time.js';
import { Locale } from '../../../platform/graphql/locale.js';
import type { ImportField, SuggestedColumn } from '../domain/import-fields.js';
import { ImportFieldEnum } from './import.enums.js';

/** The import of one file. */
@Directive('@key(fields: "id")')
@ObjectType('LeadImport', { description: 'The import of one file of people.', simpleResolvers: true })
export class LeadImportType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'The name of the file.' })
  fileName!: string;

  @Field(() => Locale, { description: 'The language in which the import speaks: reasons, problems, the report.' })
  language!: Locale;

  @Field(() => Int, { nullable: true, description: 'Rows of data in the file; null before it was read once.' })
  rowCount!: number | null;

  @Field(() => Int, { description: 'Rows dealt with so far.' })
  processedCount!: number;

  @Field(() => Int, { description: 'Rows that became new leads.' })
  createdCount!: number;

  @Field(() => Int, { description: 'Rows that completed known leads; nothing is overwritten.' })
  updatedCount!: number;

  @Field(() => Int, { description: 'Rows that told nothing new.' })
  unchangedCount!: number;

  @Field(() => Int, { description: 'Rows that repeat an earlier row of the file.' })
  duplicateCount!: number;

  @Field(() => Int, { description: 'Rows that could not be used; the report says why.' })
  refusedCount!: number;

  @Field(() => Int, { description: 'How many of the refused rows the plan had no room for.' })
  limitedCount!: number;

  @Field(() => DateTime, { description: 'When it was started.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it has not.' })
  finishedAt!: Date | null;
}

/** A page of imports. */
export const { Connection: LeadImportConnection } = connectionOf('LeadImport', () => LeadImportType);

/** A column of a file. */
@ObjectType('ImportColumn', { description: 'A column of the file and what it probably is.', simpleResolvers: true })
export class ImportColumnType {
  @Field(() => Int, { description: 'Its place, from 0.' })
  index!: number;

  @Field(() => String, { description: 'Its name in the file; empty when it has none.' })
  header!: string;

  @Field(() => ImportFieldEnum, {
    nullable: true,
    description: 'What it probably is; null when it should be left out.',
  })
  suggestedField!: ImportField | null;

  @Field(() => Float, { description: 'How sure that is, from 0 to 1.' })
  confidence!: number;

  @Field(() => String, { description: 'Why, for people.' })
  reason!: string;
}

/** How a file looks. */
@ObjectType('ImportPreview', { description: 'How the beginning of the file is understood.', simpleResolvers: true })
export class ImportPreviewType {
  @Field(() => String, { description: 'Its encoding, for instance utf-8.' })
  encoding!: string;

  @Field(() => String, { description: 'What stands between cells; empty when there is one column.' })
  delimiter!: string;

  @Field(() => Boolean, { description: 'Whether the first row names the columns.' })
  hasHeader!: boolean;

  @Field(() => [ImportColumnType], { description: 'Its columns.' })
  columns!: readonly ImportColumnType[];

  @Field(() => [[String]], { description: 'Its first rows of data, at most 10.' })
  rows!: readonly (readonly string[])[];
}

/** A suggestion as GraphQL shows it. */
export const toColumnType = (
  { columnIndex, header, field, confidence, reason }: SuggestedColumn,
  language: Locale,
): ImportColumnType => ({
  index: columnIndex,
  header,
  suggestedField: field,
  confidence,
  reason: reason[language],
});
