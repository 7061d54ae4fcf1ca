import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { codeOf, comparable } from './answers.js';
import { attackTable, fieldsClosedToAgents } from './attack-table.js';
import { Attacker } from './attack.js';
import { checksumOf } from './database-content.js';
import { Selections } from './selection.js';
import {
  arrangeTwoOrganizations,
  unknownLike,
  wordsIn,
  type Names,
  type TwoOrganizations,
} from './two-organizations.js';

let two: TwoOrganizations;
let attacker: Attacker;
beforeAll(async () => {
  two = await arrangeTwoOrganizations();
  attacker = await Attacker.of(two);
}, 120_000);
afterAll(() => two.platform.close());

const acts = [
  ['query', 'leadsToAssess'],
  ['query', 'leadsToContact'],
  ['mutation', 'addProspects'],
  ['mutation', 'recordAssessments'],
] as const;

function ask(viewer: Viewer, [kind, field]: (typeof acts)[number], aim: Names) {
  const args = Object.entries(attackTable[kind][field]?.args(aim) ?? {});
  const query = new Selections(two.platform.gateway.schema).operation(kind, field, ['asked'], 0);
  return two.platform.ask(viewer, query, Object.fromEntries(args.map(([name, value]) => [`asked_${name}`, value])));
}

test('every act of agents is attacked', () => {
  const rows = (['query', 'mutation'] as const).flatMap((kind) =>
    Object.entries(attackTable[kind]).flatMap(([field, { permission }]) =>
      permission === 'agent:record' ? [`${kind} ${field}`] : [],
    ),
  );
  expect(rows).toEqual(acts.map(([kind, field]) => `${kind} ${field}`));
});

describe.each(acts)('%s %s', (kind, field) => {
  const act = [kind, field] as (typeof acts)[number];

  test('is done for the agents’ own run only', async () => {
    const { a, b } = two;
    const outsiders = {
      'agents of a run of B': b.organization.agents(b.names.runId),
      'agents of B who claim the run of A': b.organization.agents(a.names.runId),
      'agents of another run of A': a.organization.agents(randomUUID()),
      'the OWNER of A': a.organization.member('OWNER'),
    };
    const before = await checksumOf(two.platform.services.owner, a.organization.id);
    const leaks: string[] = [];
    const codes: Record<string, string | null> = {};
    for (const [title, viewer] of Object.entries(outsiders)) {
      const answer = await ask(viewer, act, a.names);
      codes[title] = codeOf(answer);
      if (viewer.organizationId !== a.organization.id) leaks.push(...attacker.leaksIn(answer, wordsIn(a.names)));
    }
    expect(codes).toEqual({
      'agents of a run of B': 'FORBIDDEN',
      // Claims are signed, so nobody can make these. If they were made, they would be in B, where nothing of A is.
      'agents of B who claim the run of A': null,
      'agents of another run of A': 'FORBIDDEN',
      'the OWNER of A': 'FORBIDDEN',
    });
    expect(leaks).toEqual([]);
    expect(await checksumOf(two.platform.services.owner, a.organization.id)).toBe(before);
  });
});

describe('a run of B', () => {
  const run = { id: randomUUID() };
  const viewer = () => two.b.organization.agents(run.id);
  const sources = (key: string, text: string) => [{ key, label: 'Note', text }];
  const record = (leadId: string, key: string, text: string) => {
    const evidence = [{ sourceKey: key, start: 0, end: text.length, quote: text }];
    const criterion = (name: string) => ({
      criterion: name,
      points: 20,
      known: true,
      band: 'HIGH',
      reason: 'It says so.',
      evidence,
    });
    const criteria = ['BUDGET', 'AUTHORITY', 'NEED', 'TIMELINE'].map(criterion);
    const input = {
      runId: run.id,
      assessments: [
        {
          leadId,
          confidence: 1,
          engine: 'offline',
          model: 'offline',
          taskVersion: '1',
          sources: sources(key, text),
          criteria,
        },
      ],
    };
    const query = new Selections(two.platform.gateway.schema).operation('mutation', 'recordAssessments', ['asked'], 1);
    return two.platform.ask(viewer(), query, { asked_input: input });
  };

  test('cannot quote a text of A as evidence, and is told the same as for a text that does not exist', async () => {
    const { a, b } = two;
    const { rows } = await two.platform.services.owner.query<{ text: string }>(
      'SELECT text FROM lead.interactions WHERE organization_id = $1 AND id = $2',
      [a.organization.id, a.names.interactionId],
    );
    const text = rows[0]?.text ?? '';
    const unknown = unknownLike(a.names);
    const foreign = await record(b.names.leadId, `interaction:${a.names.interactionId}`, text);
    const toUnknown = await record(b.names.leadId, `interaction:${unknown.interactionId}`, text);
    const said = [a.names.interactionId, unknown.interactionId, text];
    expect(JSON.stringify(foreign)).toContain('AssessmentRefused');
    expect(comparable(foreign, said)).toBe(comparable(toUnknown, said));
  });

  test('can quote its own, so that the refusal above is about whose it is', async () => {
    const { b } = two;
    const { rows } = await two.platform.services.owner.query<{ text: string }>(
      'SELECT text FROM lead.interactions WHERE organization_id = $1 AND id = $2',
      [b.organization.id, b.names.interactionId],
    );
    const answer = await record(b.names.leadId, `interaction:${b.names.interactionId}`, rows[0]?.text ?? '');
    expect(JSON.stringify(answer)).toContain('AssessmentsRecorded');
  });

  test('finds people of A as strangers, whatever campaign it names', async () => {
    const { a, b } = two;
    const prospect = {
      fullName: 'Ada Stranger',
      email: 'Ada.Quillfeather@Quillfeather-0.example',
      language: 'EN',
      source: 'Vectra sample directory (fictitious contacts)',
      fictitious: true,
    };
    const query = new Selections(two.platform.gateway.schema, fieldsClosedToAgents).operation(
      'mutation',
      'addProspects',
      ['asked'],
      2,
    );
    const before = await checksumOf(two.platform.services.owner, a.organization.id);
    const input = { runId: b.names.runId, campaignId: a.names.campaignId, prospects: [prospect] };
    const answer = await two.platform.ask(b.organization.agents(b.names.runId), query, { asked_input: input });
    expect(JSON.stringify(answer)).toContain('"addedCount":1,"knownCount":0');
    expect(attacker.leaksIn(answer, [prospect.email, prospect.email.toLowerCase(), ...wordsIn(a.names)])).toEqual([]);
    expect(await checksumOf(two.platform.services.owner, a.organization.id)).toBe(before);
  });
});
