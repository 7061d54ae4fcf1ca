import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../../platform/use-case/define-use-case.js';
import { auditOf } from '../../../../tests/support/people.js';
import { aLead, aMessage, leadDoorOf } from '../../../../tests/support/prospects.js';
import { leadSources } from '../../domain/lead-source.js';
import { storeFactory } from '../../context.js';
import { addProspects } from '../add-prospects.js';

const clock = new TestClock();
let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
});

const door = (role: Parameters<TestOrganization['member']>[0] = 'OPERATOR') =>
  leadDoorOf(services, organization.member(role));
const objectionsKept = async () => {
  const { rows } = await services.owner.query<Record<string, unknown>>(
    'SELECT channel, campaign_id, origin, recorded_by, address_hash FROM platform.suppressions WHERE organization_id = $1',
    [organization.id],
  );
  return rows;
};

describe('ObjectionRecorded', () => {
  test('the person is on the list, unreadably, and history and audit log say so (R-15)', async () => {
    const { id, email } = await aLead(services, organization);
    expect(await door().recordObjection({ leadId: id })).toMatchObject({ kind: 'ObjectionRecorded', lead: { id } });
    const { userId } = organization.member('OPERATOR');
    const kept = await objectionsKept();
    expect(kept).toMatchObject([{ channel: 'EMAIL', campaign_id: null, origin: 'ASKED', recorded_by: userId }]);
    expect(JSON.stringify(kept)).not.toContain(email.slice(0, 12));
    expect((await door().pages.interactions(id, { first: 5 })).nodes).toMatchObject([
      { kind: 'OBJECTED', text: 'Ne souhaite plus être contacté.', authorId: userId },
    ]);
    expect(await auditOf(services, organization.id)).toMatchObject([
      { action: 'lead.objection-recorded', subjectId: id, after: { channel: 'EMAIL', origin: 'ASKED' } },
    ]);
  });

  test('again it changes nothing', async () => {
    const { id } = await aLead(services, organization);
    await door().recordObjection({ leadId: id });
    expect(await door('OWNER').recordObjection({ leadId: id })).toMatchObject({ kind: 'ObjectionRecorded' });
    expect(await objectionsKept()).toHaveLength(1);
    expect(await auditOf(services, organization.id)).toHaveLength(1);
  });

  test('nobody takes it back, not even the owner of the tables (R-08)', async () => {
    const { id } = await aLead(services, organization);
    await door().recordObjection({ leadId: id });
    const client = services.database.forOrganization(organization.scope);
    for (const statement of [
      'DELETE FROM platform.suppressions',
      "UPDATE platform.suppressions SET address_hash = 'x'",
    ]) {
      await expect(client.$executeRawUnsafe(statement)).rejects.toThrow('permission denied');
      await expect(services.owner.query(statement)).rejects.toThrow('append-only');
    }
  });

  test('it outlives the lead: whoever is known again under the address is refused (R-15)', async () => {
    const { id, email } = await aLead(services, organization);
    await door().recordObjection({ leadId: id });
    await services.owner.query('ALTER TABLE lead.interactions DISABLE TRIGGER USER');
    await services.owner.query('DELETE FROM lead.leads WHERE id = $1', [id]);
    await services.owner.query('ALTER TABLE lead.interactions ENABLE TRIGGER USER');
    const again = await aLead(services, organization, { email: email.replace('@', '+again@') });
    expect(await door('OWNER').notifyProspects(aMessage([again.email]))).toMatchObject({
      kind: 'ProspectsRefused',
      refused: [{ refusals: [{ code: 'OBJECTED' }] }],
    });
  });
});

describe('LeadHasNoAddress', () => {
  test('there is nothing that an objection could stand for', async () => {
    const { id } = await aLead(services, organization, { email: null });
    expect(await door().recordObjection({ leadId: id })).toMatchObject({ kind: 'LeadHasNoAddress', leadId: id });
    expect(await objectionsKept()).toEqual([]);
  });
});

describe('LeadNotFound', () => {
  test('for an unknown id, one that is none, and a lead of another organization', async () => {
    const theirs = await aLead(services, await services.anOrganization());
    for (const leadId of [randomUUID(), 'x', theirs.id])
      expect(await door().recordObjection({ leadId })).toMatchObject({ kind: 'LeadNotFound', leadId });
  });
});

describe('NotPermitted', () => {
  test('for viewers and agents', async () => {
    const { id } = await aLead(services, organization);
    for (const viewer of [organization.member('VIEWER'), organization.agents(randomUUID())])
      await expect(leadDoorOf(services, viewer).recordObjection({ leadId: id })).rejects.toThrow(NotPermitted);
  });
});

describe('an objection stands (R-08)', () => {
  const names = ['ada', 'bela'] as const;
  const spelling = fc.constantFrom('plain', 'upper', 'tagged', 'trailing');
  const step = fc.record({
    act: fc.constantFrom('ADD', 'OBJECT', 'FORGET'),
    name: fc.constantFrom(...names),
    spelling,
    campaign: fc.constantFrom(0, 1),
  });
  const spelled = (name: string, domain: string, how: string): string =>
    ({
      plain: `${name}@${domain}`,
      upper: `${name.toUpperCase()}@${domain.toUpperCase()}`,
      tagged: `${name}+list@${domain}`,
      trailing: ` ${name}@${domain} `,
    })[how] ?? '';

  test('whatever is imported, merged, duplicated, forgotten and found again, by whatever agent, in whatever campaign', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const own = await services.anOrganization();
        const domain = `${randomUUID()}.example`;
        const campaigns = [randomUUID(), randomUUID()];
        const store = storeFactory(services)(own.scope, own.trail);
        const idsOf = async (name: string) => {
          const { rows } = await services.owner.query<{ id: string; email: string }>(
            'SELECT id, email FROM lead.leads WHERE organization_id = $1 AND email ILIKE $2',
            [own.id, `${name}%`],
          );
          return rows;
        };
        const objectors = new Set<string>();
        for (const { act, name, spelling: how, campaign } of steps) {
          if (act === 'ADD') {
            const runId = randomUUID();
            await ready(addProspects, { viewer: own.agents(runId), store, clock })({
              runId,
              campaignId: campaigns[campaign] ?? '',
              prospects: [
                {
                  fullName: `${name} ${how}`,
                  email: spelled(name, domain, how),
                  jobTitle: 'Buyer',
                  language: 'EN',
                  source: leadSources[0] ?? '',
                  fictitious: true,
                },
              ],
            });
          } else if (act === 'FORGET') {
            // An erasure, as the owner of the tables would do it.
            await services.owner.query('ALTER TABLE lead.interactions DISABLE TRIGGER USER');
            await services.owner.query('DELETE FROM lead.leads WHERE organization_id = $1 AND email ILIKE $2', [
              own.id,
              `${name}%`,
            ]);
            await services.owner.query('ALTER TABLE lead.interactions ENABLE TRIGGER USER');
          } else {
            for (const { id } of await idsOf(name)) {
              await leadDoorOf(services, own.member('OPERATOR')).recordObjection({ leadId: id });
              objectors.add(name);
            }
          }
          for (const person of names)
            for (const { id } of await idsOf(person)) {
              const reader = leadDoorOf(services, own.member('VIEWER'));
              const lead = await reader.loaders.leadById.load(id);
              const contact = lead && (await reader.contactOf(lead));
              expect(contact?.refusals.some(({ code }) => code === 'OBJECTED')).toBe(objectors.has(person));
            }
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
