import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { LeadContext } from '../context.js';
import type { LeadImport } from '../domain/lead-import.js';
import { LeadImportType } from './lead-import.type.js';

interface SubscribeOptions {
  readonly args: { readonly importId: string };
  readonly context: LeadContext;
}

const nothing = async function* (): AsyncGenerator<LeadImport> {
  // An unknown import and another organization's end the same way: at once, with no event.
};

/** Streams imports. */
@Resolver()
export class ImportProgressSubscription {
  @Subscription(() => LeadImportType, {
    description:
      'The import after each of its changes, from the first one, then live. Ends behind COMPLETED, FAILED or CANCELLED, and at once when there is no such import.',
    subscribe: async ({ args, context }: SubscribeOptions) => {
      const leadImport = await context.imports.findById(args.importId);
      return leadImport ? context.importProgress.follow(leadImport.id) : nothing();
    },
  } as never)
  leadImportProgress(
    @Arg('importId', () => ID, { description: 'The import to follow.' }) _importId: string,
    @Root() leadImport: LeadImport,
    @Ctx() _context: LeadContext,
  ): LeadImport {
    return leadImport;
  }
}
