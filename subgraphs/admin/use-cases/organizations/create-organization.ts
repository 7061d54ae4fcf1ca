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
import { namesOwner, ownerProblems, type OwnerWish, type WantedOwner } from '../../domain/organizations/first-owner.js';
import { nameProblems, slugOf } from '../../domain/organizations/organization-details.js';
import { actingAdmin, type AdminNeeds } from '../admin-needs.js';

/** What creating an organization can come to. */
export type CreateOrganizationOutcome =
  | { readonly kind: 'OrganizationCreated'; readonly organization: PlatformOrganization }
  | InvalidInput;

/** The organization to create. */
export interface OrganizationWish extends OwnerWish {
  readonly name: string;
  readonly type: OrganizationType;
  readonly plan: Plan;
  readonly locale: OrganizationLocale;
}

/** Creates under the name's slug, or under one with a few letters more when another organization has it. */
async function createUnderFreeSlug(
  { organizations }: PlatformTransaction,
  { name, type, plan, locale }: OrganizationWish,
  firstOwner: WantedOwner | null,
  now: Date,
): Promise<string> {
  const slug = slugOf(name);
  const trialEndsAt = plan === 'TRIAL' ? trialEndFrom(now) : null;
  const draft = { name: name.trim(), type, plan, locale, trialEndsAt, firstOwner };
  const id =
    (await organizations.create({ ...draft, slug }, now)) ??
    (await organizations.create({ ...draft, slug: `${slug}-${randomBytes(4).toString('hex')}` }, now));
  if (id === null) throw new Error('Two random slugs in a row were taken.');
  return id;
}

/** The owner who is wanted, with the admin who vouches for them; null when nobody is named. */
async function wantedOwner(needs: AdminNeeds, wish: OrganizationWish): Promise<WantedOwner | null> {
  if (!namesOwner(wish)) return null;
  return {
    email: (wish.ownerEmail ?? '').trim(),
    name: (wish.ownerName ?? '').trim(),
    locale: wish.locale,
    wantedBy: await actingAdmin(needs),
  };
}

/** Creates an organization by hand (V-69); its owner, when one is named, is invited by the tenant house from its row. */
export const createOrganization = defineUseCase({
  permission: 'platform:manage',

  async run(needs: AdminNeeds, wish: OrganizationWish): Promise<CreateOrganizationOutcome> {
    const problems = [...nameProblems(wish.name), ...ownerProblems(wish)];
    if (problems.length > 0) return invalidInput(problems);
    const { store, clock } = needs;
    const owner = await wantedOwner(needs, wish);
    return store.transaction(async (transaction) => {
      const id = await createUnderFreeSlug(transaction, wish, owner, clock.now());
      const organization = await transaction.organizations.findById(id);
      if (!organization) throw new Error('An organization that was just created is gone.');
      const { name, slug, type, plan, locale, trialEndsAt } = organization;
      await transaction.record({
        organizationId: id,
        action: 'organization.created',
        subject: { type: 'Organization', id },
        after: { name, slug, type, plan, locale, trialEndsAt, ...(owner ? { ownerEmail: owner.email } : {}) },
      });
      return { kind: 'OrganizationCreated' as const, organization };
    });
  },
});
