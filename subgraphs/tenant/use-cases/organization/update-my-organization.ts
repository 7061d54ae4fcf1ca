import { v7 as uuidv7 } from 'uuid';
import { revokeAccess } from '../../../../platform/access/revoke-access.js';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import type { Envelope } from '../../../../platform/crypto/envelope.js';
import { queueMail } from '../../../../platform/mail/queue-mail.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { MemberTransaction } from '../../data/members/member-store.js';
import {
  invalidInput,
  roleNotYours,
  type InvalidInput,
  type RoleNotYours,
} from '../../domain/members/member-problems.js';
import {
  changeProblems,
  changesBetween,
  settingsAfter,
  type OrganizationChange,
  type SettingChange,
} from '../../domain/organization/organization-settings.js';
import { changeInWords } from '../../domain/organization/setting-words.js';
import type { Organization } from '../../domain/organization.js';
import type { User } from '../../domain/user.js';
import { checkCompanyNumbers } from '../accounts/company-numbers.js';
import { actingMember, type MemberNeeds } from '../members/acting-member.js';

/** What changing the organization can come to. */
export type UpdateMyOrganizationOutcome =
  | { readonly kind: 'OrganizationUpdated'; readonly organization: Organization }
  | RoleNotYours
  | InvalidInput;

interface Needs extends MemberNeeds {
  readonly sealer: Pick<Envelope, 'seal'>;
}

/** What happened, for those who are told. */
interface Update {
  readonly organization: Organization;
  readonly actor: User;
  readonly changes: readonly SettingChange[];
}

/** Tells every owner, in their language (V-96). */
async function tellOwners(
  { members, writer }: MemberTransaction,
  sealer: Pick<Envelope, 'seal'>,
  { organization, actor, changes }: Update,
): Promise<void> {
  for (const owner of await members.activeInRole('OWNER')) {
    await queueMail(writer, sealer, {
      organizationId: organization.id,
      to: owner.email,
      locale: owner.locale,
      template: 'organization-update',
      values: {
        organizationName: organization.name,
        actorName: actor.name,
        changes: changes.map((change) => changeInWords(change, owner.locale)),
      },
      idempotencyKey: `organization-update:${uuidv7()}`,
    });
  }
}

/** Operators get what they may do with their next token, so the present ones end. */
async function endTokensOfOperators({ members, writer }: MemberTransaction, organizationId: string): Promise<void> {
  for (const { id } of await members.activeInRole('OPERATOR'))
    await revokeAccess(writer, { kind: 'USER', subjectId: id, organizationId });
}

const valuesOf = (changes: readonly SettingChange[], side: 'before' | 'after') =>
  Object.fromEntries(changes.map((change) => [change.setting, change[side]]));

/** The wish with its company numbers as they are kept; wrong or contradicting ones are told, together with those that stay. */
function withCompanyNumbers(
  before: Organization,
  wish: OrganizationChange,
): { readonly change: OrganizationChange; readonly problems: InvalidInput['problems'] } {
  if (wish.siret === undefined && wish.vatNumber === undefined) return { change: wish, problems: [] };
  const wanted = {
    siret: wish.siret === undefined ? before.siret : wish.siret,
    vatNumber: wish.vatNumber === undefined ? before.vatNumber : wish.vatNumber,
  };
  const { numbers, problems } = checkCompanyNumbers(wanted);
  return { change: { ...wish, ...numbers }, problems };
}

/** Changes the organization's settings (V-57), and what operators may do beyond their role (O-10). */
export const updateMyOrganization = defineUseCase({
  permission: 'organization:update',

  async run(needs: Needs, wish: OrganizationChange): Promise<UpdateMyOrganizationOutcome> {
    const problems = changeProblems(wish);
    if (problems.length > 0) return invalidInput(problems);
    return needs.store.transaction(async (transaction) => {
      const actor = await actingMember(transaction, needs.viewer);
      if (!actor) return roleNotYours;
      const before = await transaction.settings.find();
      const { change, problems: wrongNumbers } = withCompanyNumbers(before, wish);
      if (wrongNumbers.length > 0) return invalidInput(wrongNumbers);
      const after = settingsAfter(before, change);
      const changes = changesBetween(before, after);
      if (changes.length === 0) return { kind: 'OrganizationUpdated' as const, organization: before };
      const now = needs.clock.now();
      const organization = await transaction.settings.update(after, now);
      if (changes.some(({ setting }) => setting === 'operatorGrants'))
        await endTokensOfOperators(transaction, organization.id);
      await tellOwners(transaction, needs.sealer, { organization, actor, changes });
      await recordAudit(transaction.writer, needs.trail, {
        organizationId: organization.id,
        action: 'organization.updated',
        subject: { type: 'organization', id: organization.id },
        before: valuesOf(changes, 'before'),
        after: valuesOf(changes, 'after'),
      });
      return { kind: 'OrganizationUpdated' as const, organization };
    });
  },
});
