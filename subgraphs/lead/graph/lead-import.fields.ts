import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { LeadContext } from '../context.js';
import type { LeadImport, LeadImportStatus } from '../domain/lead-import.js';
import { LeadImportStatusEnum } from './import.enums.js';
import { ImportPreviewType, LeadImportType, toColumnType } from './lead-import.type.js';
import { CampaignStub } from './lead.stubs.js';

const previewRowsMax = 10;

/** What an import answers beyond its own row. */
@Resolver(() => LeadImportType)
export class LeadImportFields {
  @FieldResolver(() => LeadImportStatusEnum, { description: 'Where it stands.' })
  async status(@Root() leadImport: LeadImport, @Ctx() context: LeadContext): Promise<LeadImportStatus> {
    if (leadImport.status !== 'AWAITING_FILE') return leadImport.status;
    const file = await context.importFiles.load(leadImport.fileId);
    return file?.status === 'COMPLETE' ? 'AWAITING_MAPPING' : 'AWAITING_FILE';
  }

  @FieldResolver(() => CampaignStub, {
    nullable: true,
    description: 'The campaign the leads join; null when they join none.',
  })
  campaign(@Root() leadImport: LeadImport) {
    return leadImport.campaignId === null ? null : { id: leadImport.campaignId };
  }

  @FieldResolver(() => String, {
    description: 'Where to PUT the bytes of the file, with the caller’s own credentials.',
  })
  uploadPath(@Root() leadImport: LeadImport) {
    return `/files/${leadImport.fileId}`;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where to GET the refused rows with their reasons; null when none was refused.',
  })
  reportPath(@Root() leadImport: LeadImport) {
    return leadImport.reportFileId === null ? null : `/files/${leadImport.reportFileId}`;
  }

  @FieldResolver(() => Float, { nullable: true, description: 'Size of the file in bytes; null before the upload.' })
  async byteCount(@Root() leadImport: LeadImport, @Ctx() context: LeadContext) {
    return (await context.importFiles.load(leadImport.fileId))?.byteCount ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it failed, or why the uploaded file cannot be imported; null when neither is so.',
  })
  async failure(@Root() leadImport: LeadImport, @Ctx() context: LeadContext) {
    if (leadImport.failure !== null || leadImport.status !== 'AWAITING_FILE') return leadImport.failure;
    const inspected = await context.importInspections.load(leadImport.fileId);
    return inspected?.kind === 'NO_TABLE' ? inspected.sentence[leadImport.language] : null;
  }

  @FieldResolver(() => ImportPreviewType, {
    nullable: true,
    description: 'How the beginning of the file is understood; null before the upload, and when it is no table.',
  })
  async preview(@Root() leadImport: LeadImport, @Ctx() context: LeadContext) {
    const inspected = await context.importInspections.load(leadImport.fileId);
    if (inspected?.kind !== 'TABLE') return null;
    const { format, columns, sampleRows } = inspected;
    return {
      encoding: format.encoding,
      delimiter: format.delimiter ?? '',
      hasHeader: format.hasHeader,
      columns: columns.map((column) => toColumnType(column, leadImport.language)),
      rows: sampleRows.slice(0, previewRowsMax),
    };
  }
}
