import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { TenantContext } from '../../context.js';
import type { AuditEntry } from '../../domain/audit/audit-entry.js';
import { UserType } from '../user.type.js';
import { AuditEntryType } from './audit-entry.type.js';

/** What an entry answers beyond its own row. */
@Resolver(() => AuditEntryType)
export class AuditEntryFields {
  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'The person who acted; null when it was nobody of the organization.',
  })
  actor(@Root() entry: AuditEntry, @Ctx() context: TenantContext) {
    return entry.actorKind === 'USER' && entry.actorId !== null ? context.loaders.userById.load(entry.actorId) : null;
  }
}
