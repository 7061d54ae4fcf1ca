import { randomBytes } from 'node:crypto';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { PlatformTransaction } from '../../data/platform-store.js';
import { invalidInput, type InvalidInput } from '../../domain/admin-problems.js';
import {
  trialEndFrom,
  type OrganizationLocale,
  type OrganizationType,
  type Plan,
  type PlatformOrganization,
} from '../../domain/organizations/organization.js';
import { nameProblems, slugOf } from '../../domain/organizations/organization-details.js';
import type { AdminNeeds } from '../admin-needs.js';

/** What creating an organization can come to. */
export type CreateOrganizationOutcome =
  { readonly kind: 'OrganizationCreated'; readonly organization: PlatformOrganization } | InvalidInput;

/** The organization to create. */
export interface OrganizationWish {
  readonly name: string;
  readonly type: OrganizationType;
  readonly plan: Plan;
  readonly locale: OrganizationLocale;
}

/** Creates under the name's slug, or under one with a few letters more when another organization has it. */
async function createUnderFreeSlug(
  { organizations }: PlatformTransaction,
  wish: OrganizationWish,
  now: Date,
): Promise<string> {
  const slug = slugOf(wish.name);
  const draft = { ...wish, name: wish.name.trim(), trialEndsAt: wish.plan === 'TRIAL' ? trialEndFrom(now) : null };
  const id =
    (await organizations.create({ ...draft, slug }, now)) ??
    (await organizations.create({ ...draft, slug: `${slug}-${randomBytes(4).toString('hex')}` }, now));
  if (id === null) throw new Error('Two random slugs in a row were taken.');
  return id;
}

/** Creates an organization by hand (V-69); it has no people yet. */
export const createOrganization = defineUseCase({
  permission: 'platform:manage',

  async run({ store, clock }: AdminNeeds, wish: OrganizationWish): Promise<CreateOrganizationOutcome> {
    const problems = nameProblems(wish.name);
    if (problems.length > 0) return invalidInput(problems);
    return store.transaction(async (transaction) => {
      const id = await createUnderFreeSlug(transaction, wish, clock.now());
      const organization = await transaction.organizations.findById(id);
      if (!organization) throw new Error('An organization that was just created is gone.');
      const { name, slug, type, plan, locale, trialEndsAt } = organization;
      await transaction.record({
        organizationId: id,
        action: 'organization.created',
        subject: { type: 'Organization', id },
        after: { name, slug, type, plan, locale, trialEndsAt },
      });
      return { kind: 'OrganizationCreated' as const, organization };
    });
  },
});
