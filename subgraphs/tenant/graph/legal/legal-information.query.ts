import { Ctx, Query, Resolver } from 'type-graphql';
import type { TenantContext } from '../../context.js';
import { LegalInformationType } from './legal-information.type.js';

/** Reads which terms and privacy policy are in force. */
@Resolver()
export class LegalInformationQuery {
  @Query(() => LegalInformationType, {
    description: 'Which terms and privacy policy are in force, who runs this installation, and how long what is kept.',
  })
  legalInformation(@Ctx() context: TenantContext) {
    return context.accounts.readLegalInformation({});
  }
}
