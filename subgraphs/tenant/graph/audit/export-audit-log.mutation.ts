import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { UserError } from '../../../../platform/graphql/user-error.js';
import type { TenantContext } from '../../context.js';
import type { AuditExportFormat, ExportAuditLogOutcome } from '../../use-cases/audit/export-audit-log.js';
import { AuditExportFormatEnum } from './audit.enums.js';
import { AuditLogFilter } from './audit-filter.input.js';

@InputType({ description: 'What to export.' })
class ExportAuditLogInput {
  @Field(() => AuditExportFormatEnum, { description: 'How the file is written.' })
  format!: AuditExportFormat;

  @Field(() => AuditLogFilter, { nullable: true, description: 'Which entries; all when absent.' })
  filter?: AuditLogFilter | null;
}

@ObjectType({ description: 'The entries are in a file.', simpleResolvers: true })
class AuditLogExported {
  @Field(() => String, {
    description: 'Where to GET the file, with the credentials of somebody who may read the audit log.',
  })
  downloadPath!: string;

  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @Field(() => Int, { description: 'How many entries it holds.' })
  entryCount!: number;
}

@ObjectType('AuditExportTooLarge', {
  implements: UserError,
  description: 'More entries match than one export may hold. Narrow the time and export piece by piece.',
  simpleResolvers: true,
})
class AuditExportTooLargeType extends UserError {
  @Field(() => Int, { description: 'The most entries of one export.' })
  entriesMax!: number;
}

const ExportAuditLogResult = outcomeUnion(
  'ExportAuditLogResult',
  'What exportAuditLog can come to.',
  () => [AuditLogExported, AuditExportTooLargeType, InvalidInputType] as const,
);

const answered = (outcome: ExportAuditLogOutcome) =>
  outcome.kind === 'AuditLogExported' ? { ...outcome, downloadPath: `/files/${outcome.fileId}` } : outcome;

/** Writes the audit log to a file. */
@Resolver()
export class ExportAuditLogMutation {
  @Mutation(() => ExportAuditLogResult, {
    description: 'Writes entries of the audit log to a file (V-21). For owners and admins.',
  })
  async exportAuditLog(
    @Arg('input', () => ExportAuditLogInput, { description: 'What to export.' }) input: ExportAuditLogInput,
    @Ctx() context: TenantContext,
  ) {
    return answered(await context.audit.exportAuditLog({ format: input.format, filter: input.filter ?? {} }));
  }
}
