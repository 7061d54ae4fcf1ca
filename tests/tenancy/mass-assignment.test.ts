import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isInputObjectType } from 'graphql';
import { codeOf } from './answers.js';
import { attackTable } from './attack-table.js';
import { holdingsOf } from './database-content.js';
import { Selections } from './selection.js';
import { arrangeTwoOrganizations, type TwoOrganizations } from './two-organizations.js';

let two: TwoOrganizations;
beforeAll(async () => {
  two = await arrangeTwoOrganizations();
}, 120_000);
afterAll(() => two.platform.close());

/** What decides who somebody is, where they belong and what they may. */
const decisive =
  /^(role|roles|organization|organizationId|status|plan|permissions|grants|operatorGrants|scopes|emailVerifiedAt|limitOverrides)$/u;

/** The acts that are about just that, each behind a permission of its own. */
const meant = [
  'ChangeMemberRoleInput.role',
  'CreateApiKeyInput.scopes',
  'CreateMemberInput.role',
  'CreateOrganizationInput.plan',
  'DeleteOrganizationInput.organizationId',
  'InviteFirstOwnerInput.organizationId',
  'InviteMemberInput.role',
  'ReactivateOrganizationInput.organizationId',
  'RestoreOrganizationInput.organizationId',
  'StartViewAsInput.organizationId',
  'SuspendOrganizationInput.organizationId',
  'UpdateMyOrganizationInput.operatorGrants',
  'UpdatePlatformOrganizationInput.organizationId',
  'UpdatePlatformOrganizationInput.plan',
];

const inputsOfMutations = () => {
  const fields = Object.values(two.platform.gateway.schema.getMutationType()?.getFields() ?? {});
  return fields.flatMap(({ name, args }) =>
    args.flatMap(({ type }) => {
      const input = getNamedType(type);
      return isInputObjectType(input) ? [{ field: name, input }] : [];
    }),
  );
};

test('no act takes a role, an organization, a plan or a right but those that are about it', () => {
  const taken = inputsOfMutations().flatMap(({ input }) =>
    Object.keys(input.getFields())
      .filter((name) => decisive.test(name))
      .map((name) => `${input.name}.${name}`),
  );
  expect(taken.toSorted()).toEqual(meant);
});

test('what an act does not take is refused as a whole, for every act, and nothing is changed', async () => {
  const { a, b, platform } = two;
  const { owner } = platform.services;
  const selections = new Selections(platform.gateway.schema);
  const smuggled: Readonly<Record<string, unknown>> = {
    role: 'OWNER',
    organizationId: a.organization.id,
    organization_id: a.organization.id,
    status: 'ACTIVE',
    plan: 'SCALE',
    permissions: ['platform:manage'],
    emailVerifiedAt: '2026-01-01T00:00:00Z',
  };
  const before = [await holdingsOf(owner, a.organization.id), await holdingsOf(owner, b.organization.id)];
  const taken: string[] = [];
  for (const { field, input } of inputsOfMutations()) {
    const args = attackTable.mutation[field]?.args(b.names) ?? {};
    const known = new Set(Object.keys(input.getFields()));
    for (const [name, value] of Object.entries(smuggled).filter(([each]) => !known.has(each))) {
      const wish = { ...(args['input'] as object), [name]: value };
      const query = selections.operation('mutation', field, ['asked'], 0);
      const answer = await platform.ask(b.organization.member('OWNER'), query, { asked_input: wish });
      if (codeOf(answer) !== 'BAD_USER_INPUT') taken.push(`${field} ${name}: ${JSON.stringify(answer).slice(0, 200)}`);
    }
  }
  expect(taken).toEqual([]);
  expect([await holdingsOf(owner, a.organization.id), await holdingsOf(owner, b.organization.id)]).toEqual(before);
}, 120_000);
