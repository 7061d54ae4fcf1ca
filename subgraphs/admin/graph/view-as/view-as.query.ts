import { Ctx, Query, Resolver } from 'type-graphql';
import type { AdminContext } from '../../context.js';
import { shownView, type ShownView } from './shown-view.js';
import { ViewAsType } from './view-as.type.js';

/** What everybody may know about who looks through their own eyes. */
@Resolver()
export class ViewAsQuery {
  @Query(() => ViewAsType, {
    nullable: true,
    description: 'The "view as" that this very request looks through; null for everybody who asks as themselves.',
  })
  async viewAs(@Ctx() context: AdminContext): Promise<ShownView | null> {
    const viewAs = await context.readViewAs({});
    return viewAs && shownView(viewAs);
  }
}
