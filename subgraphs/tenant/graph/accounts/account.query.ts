import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../../platform/graphql/connection.js';
import type { TenantContext } from '../../context.js';
import { TwoFactorType } from '../second-factor/two-factor.type.js';
import { ConsentConnection } from './consent.type.js';

/** Reads what belongs to the account of the person who asks. */
@Resolver()
export class AccountQuery {
  @Query(() => ConsentConnection, {
    description: 'What the person who asks agreed to and withdrew, newest first (Z-29).',
  })
  myConsents(@Args(() => PageArgs) page: PageArgs, @Ctx() context: TenantContext) {
    return context.accounts.consents.mine(page);
  }

  @Query(() => TwoFactorType, { description: 'The second factor of the person who asks.' })
  myTwoFactor(@Ctx() context: TenantContext) {
    return context.accounts.twoFactor();
  }
}
