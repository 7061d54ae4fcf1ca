import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../../platform/graphql/connection.js';
import type { TenantContext } from '../../context.js';
import { AuditChainType, AuditEntryConnection } from './audit-entry.type.js';
import { AuditLogFilter } from './audit-filter.input.js';

/** Reads what was done in the organization. */
@Resolver()
export class AuditQuery {
  @Query(() => AuditEntryConnection, {
    description: 'Everything that was changed in the organization, newest first (V-21). For owners and admins.',
  })
  auditLog(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AuditLogFilter, { nullable: true, description: 'Which entries; all when absent.' })
    filter: AuditLogFilter | null,
    @Ctx() context: TenantContext,
  ) {
    return context.audit.readAuditLog({ filter: filter ?? {}, page });
  }

  @Query(() => AuditChainType, {
    description: 'Computes every hash of the organization’s audit log again. For owners and admins.',
  })
  auditChain(@Ctx() context: TenantContext) {
    return context.audit.verifyAuditChain({});
  }
}
