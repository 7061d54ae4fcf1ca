import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { attackTable } from './attack-table.js';
import { rootFieldsOf, Selections } from './selection.js';
import { arrangeTwoOrganizations, type TwoOrganizations } from './two-organizations.js';

let two: TwoOrganizations;
beforeAll(async () => {
  two = await arrangeTwoOrganizations();
}, 120_000);
afterAll(() => two.platform.close());

/** Mutations that write down nothing, each with its reason. */
const unrecorded: Readonly<Record<string, string>> = {
  refreshSession: 'a session that goes on as it should; opening, ending and misuse are recorded',
  register: 'nobody is anybody yet; the account is recorded when its address is proven',
  resendVerificationEmail: 'as register',
};

/** What is written into the log of the organization that the act makes. */
const recordedElsewhere: ReadonlySet<string> = new Set(['createOrganization', 'verifyEmail']);

const mutations = Object.entries(attackTable.mutation);
const address = /[^\s"@]+@[^\s"@]+\.[a-z]+/iu;

/** Somebody of B who may do this act. */
const callerFor = (permission: string): Viewer | undefined =>
  two.callers.find(({ viewer }) => viewer.organizationId !== null && viewer.permissions.has(permission as never))
    ?.viewer;

/** Does the act in B as it succeeds, under a request of its own: what it answered, and what was written down. */
async function perform(field: string) {
  const attack = attackTable.mutation[field];
  if (!attack) throw new Error(`There is no mutation ${field}.`);
  const viewer = callerFor(attack.permission) ?? two.platformAdmin;
  const own = { ...two.b.names, ...(await attack.prepare?.(two.platform, two.b.names, viewer)) };
  const args = Object.entries(attack.args(own));
  const requestId = randomUUID();
  const answer = await two.platform.gateway.execute({
    query: new Selections(two.platform.gateway.schema).operation('mutation', field, ['asked'], 0),
    variables: Object.fromEntries(args.map(([name, value]) => [`asked_${name}`, value])),
    viewer,
    requestId,
    clientAddress: '192.0.2.1',
  });
  const { rows } = await two.platform.services.owner.query<Record<string, unknown>>(
    'SELECT * FROM platform.audit_logs WHERE request_id = $1',
    [requestId],
  );
  return { answer: JSON.stringify(answer), success: attack.success, viewer, rows, own };
}

test('every mutation of the graph is performed', () => {
  const names = rootFieldsOf(two.platform.gateway.schema).flatMap(([kind, name]) =>
    kind === 'mutation' ? [name] : [],
  );
  expect(mutations.map(([name]) => name).toSorted()).toEqual(names.toSorted());
  expect(Object.keys(unrecorded).filter((name) => !names.includes(name))).toEqual([]);
});

describe.each(mutations.map(([field]) => field))('%s', (field) => {
  const reason = unrecorded[field];

  test(reason === undefined ? 'leaves one entry in the audit log (V-21)' : `leaves none: ${reason}`, async () => {
    const { answer, success, viewer, rows, own } = await perform(field);
    expect(answer).toContain(`"__typename":"${success}"`);
    const isOfPlatform = attackTable.mutation[field]?.seenByPlatform === true;
    // The platform owner's acts stand in the platform's chain too.
    expect(rows).toHaveLength(reason === undefined ? (isOfPlatform ? 2 : 1) : 0);
    const { organizationId } = own;
    const whose = rows.map((row) => row['organization_id']);
    if (!recordedElsewhere.has(field) && reason === undefined)
      expect(whose.toSorted()).toEqual(isOfPlatform ? [organizationId, null].toSorted() : [organizationId]);
    for (const row of rows) {
      expect(row).toMatchObject({
        actor_kind: viewer.kind,
        client_address: '192.0.2.1',
      });
      expect(row['action']).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/u);
      const kept = JSON.stringify(row);
      expect(kept).not.toMatch(address);
      for (const secret of [two.b.mark, two.b.names.password, two.b.names.refreshToken]) {
        expect(kept.toLowerCase()).not.toContain(secret.toLowerCase());
      }
    }
  });
});

describe('what the workers did while the organization was arranged', () => {
  test('is in its log: the run to its end by the agents, the import to its end by the platform', async () => {
    const { rows } = await two.platform.services.owner.query<{
      action: string;
      actor_kind: string;
      subject_id: string;
    }>('SELECT action, actor_kind, subject_id FROM platform.audit_logs WHERE organization_id = $1', [
      two.b.organization.id,
    ]);
    const actsOn = (id: string, kind: string) =>
      new Set(rows.filter((row) => row.subject_id === id && row.actor_kind === kind).map(({ action }) => action));
    expect([...actsOn(two.b.names.runId, 'AGENT')]).toEqual(
      expect.arrayContaining(['run.started', 'lead.assessments-recorded', 'run.step-committed', 'run.completed']),
    );
    expect([...actsOn(two.b.names.importId, 'SYSTEM')]).toEqual(
      expect.arrayContaining(['lead-import.taken-up', 'lead-import.scanned', 'lead-import.completed']),
    );
  });

  test('is one chain from the first act to the last', async () => {
    const answer = await two.platform.ask(
      two.b.organization.member('OWNER'),
      '{ auditChain { isWhole firstBrokenPosition } auditLog(first: 1) { nodes { position hash } } }',
    );
    expect(answer.data).toMatchObject({ auditChain: { isWhole: true, firstBrokenPosition: null } });
  });
});
