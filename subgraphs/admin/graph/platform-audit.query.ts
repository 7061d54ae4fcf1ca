import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection.js';
import type { AdminContext } from '../context.js';
import type { PlatformAuditEntry } from '../domain/platform-audit-entry.js';
import { OrganizationStub, UserStub } from './admin.stubs.js';
import {
  PlatformAuditEntryConnection,
  PlatformAuditEntryType,
  PlatformAuditFilterInput,
} from './platform-audit.type.js';

/** Reads what was done on the whole platform. */
@Resolver(() => PlatformAuditEntryType)
export class PlatformAuditQuery {
  @Query(() => PlatformAuditEntryConnection, {
    description: 'Everything that was changed on the platform, newest first (V-21). For platform admins.',
  })
  platformAuditLog(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PlatformAuditFilterInput, { nullable: true, description: 'Which entries; all when absent.' })
    filter: PlatformAuditFilterInput | null,
    @Ctx() context: AdminContext,
  ) {
    return context.readPlatformAudit({ filter: filter ?? {}, page });
  }

  @FieldResolver(() => OrganizationStub, {
    nullable: true,
    description: 'Where it was done; null for acts of the platform itself, and when the organization left meanwhile.',
  })
  organization(@Root() { organizationId }: PlatformAuditEntry) {
    return organizationId === null ? null : { id: organizationId };
  }

  @FieldResolver(() => UserStub, { nullable: true, description: 'The person who acted; null when no person did.' })
  actor(@Root() { actorKind, actorId }: PlatformAuditEntry) {
    return actorKind === 'USER' && actorId !== null ? { id: actorId } : null;
  }
}
