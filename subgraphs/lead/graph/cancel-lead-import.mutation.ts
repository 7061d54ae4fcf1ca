import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import type { LeadContext } from '../context.js';
import type { LeadImport } from '../domain/lead-import.js';
import type { CancelLeadImportOutcome } from '../use-cases/cancel-lead-import.js';
import { LeadImportType } from './lead-import.type.js';
import { LeadImportNotFoundType, LeadImportNotReadyType } from './lead.problems.js';

@InputType({ description: 'Which import to cancel.' })
class CancelLeadImportInput {
  @Field(() => ID, { description: 'The import.' })
  importId!: string;
}

@ObjectType({ description: 'The import is cancelled; what was imported before stays.', simpleResolvers: true })
class LeadImportCancelled {
  @Field(() => LeadImportType, { description: 'The import as it is now.' })
  leadImport!: LeadImport;
}

const CancelLeadImportResult = outcomeUnion(
  'CancelLeadImportResult',
  'What cancelLeadImport can come to.',
  () => [LeadImportCancelled, LeadImportNotFoundType, LeadImportNotReadyType] as const,
);

/** Cancels an import. */
@Resolver()
export class CancelLeadImportMutation {
  @Mutation(() => CancelLeadImportResult, { description: 'Cancels an import that is not over.' })
  cancelLeadImport(
    @Arg('input', () => CancelLeadImportInput, { description: 'Which import.' }) input: CancelLeadImportInput,
    @Ctx() context: LeadContext,
  ): Promise<CancelLeadImportOutcome> {
    return context.cancelLeadImport(input);
  }
}
