import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import { PlanLimitReachedType, TrialEndedType } from '../../../platform/graphql/quota-types.js';
import type { LeadContext } from '../context.js';
import type { ImportField } from '../domain/import-fields.js';
import type { LeadImport } from '../domain/lead-import.js';
import type { RunLeadImportOutcome } from '../use-cases/run-lead-import.js';
import { ImportFieldEnum } from './import.enums.js';
import { LeadImportType } from './lead-import.type.js';
import { LeadImportNotFoundType, LeadImportNotReadyType } from './lead.problems.js';

@InputType({ description: 'What one column becomes.' })
class ColumnMappingInput {
  @Field(() => Int, { description: 'Its place, from 0.' })
  columnIndex!: number;

  @Field(() => ImportFieldEnum, { description: 'What it becomes.' })
  field!: ImportField;
}

@InputType({ description: 'How to import a file.' })
class RunLeadImportInput {
  @Field(() => ID, { description: 'The import.' })
  importId!: string;

  @Field(() => [ColumnMappingInput], {
    nullable: true,
    description: 'What the columns become, those not named being left out; the suggestion when absent.',
  })
  mapping?: readonly ColumnMappingInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the first row names the columns; found out when absent.',
  })
  hasHeader?: boolean | null;
}

@ObjectType({ description: 'The import waits for a worker.', simpleResolvers: true })
class LeadImportQueued {
  @Field(() => LeadImportType, { description: 'The import as it is now.' })
  leadImport!: LeadImport;
}

const RunLeadImportResult = outcomeUnion(
  'RunLeadImportResult',
  'What runLeadImport can come to.',
  () =>
    [
      LeadImportQueued,
      LeadImportNotFoundType,
      LeadImportNotReadyType,
      InvalidInputType,
      PlanLimitReachedType,
      TrialEndedType,
    ] as const,
);

/** Runs an import. */
@Resolver()
export class RunLeadImportMutation {
  @Mutation(() => RunLeadImportResult, { description: 'Imports an uploaded file in the background.' })
  runLeadImport(
    @Arg('input', () => RunLeadImportInput, { description: 'How to import it.' }) input: RunLeadImportInput,
    @Ctx() context: LeadContext,
  ): Promise<RunLeadImportOutcome> {
    return context.runLeadImport(input);
  }
}
