import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection.js';
import type { LeadContext } from '../context.js';
import { LeadImportConnection, LeadImportType } from './lead-import.type.js';

/** Reads imports. */
@Resolver()
export class LeadImportQuery {
  @Query(() => LeadImportType, {
    nullable: true,
    description: 'One import; null when the organization has no such import.',
  })
  leadImport(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: LeadContext) {
    return context.loaders.importById.load(id);
  }

  @Query(() => LeadImportConnection, { description: 'The organization’s imports, newest first.' })
  leadImports(@Args(() => PageArgs) page: PageArgs, @Ctx() context: LeadContext) {
    return context.pages.imports(page);
  }
}
