import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { execute, parse, validate, type ExecutionResult } from 'graphql';
import type { Subgraph } from '../../platform/graphql/subgraph.js';
import { startTestServices, type TestOrganization, type TestServices } from '../../platform/testing/test-services.js';
import { anonymous, type Viewer } from '../../platform/viewer/viewer.js';
import { createLeadSubgraph } from './subgraph.js';

let services: TestServices;
let house: Subgraph;
let organization: TestOrganization;
let other: TestOrganization;
let leadId: string;
const campaignId = randomUUID();

beforeAll(async () => {
  services = await startTestServices();
  house = await createLeadSubgraph(services);
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  other = await services.anOrganization();
  const { rows } = await services.owner.query<{ id: string }>(
    `WITH company AS (INSERT INTO lead.companies (organization_id, identity_key, name) VALUES ($1, 'name:acme', 'Acme') RETURNING id)
     INSERT INTO lead.leads (organization_id, full_name, source, campaign_id, company_id, status)
     SELECT $1, 'Zoé', 'test', $2, id, 'QUALIFIED' FROM company RETURNING id`,
    [organization.id, campaignId],
  );
  leadId = rows[0]?.id ?? '';
});

const contextOf = (viewer: Viewer): object =>
  house.createContext({ viewer, requestId: randomUUID(), clientAddress: null });

async function ask(viewer: Viewer, source: string, variables: Record<string, unknown> = {}): Promise<ExecutionResult> {
  const document = parse(source);
  expect(validate(house.schema, document)).toEqual([]);
  return execute({ schema: house.schema, document, variableValues: variables, contextValue: contextOf(viewer) });
}

const codesOf = ({ errors = [] }: ExecutionResult): readonly unknown[] =>
  errors.map((error) => error.extensions['code'] ?? error.message);

const entities = (viewer: Viewer, __typename: string, id: string, selection: string) =>
  ask(viewer, `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${__typename} { ${selection} } } }`, {
    of: [{ __typename, id }],
  });

describe('reading a lead', () => {
  const source = `query ($id: ID!) { lead(id: $id) { fullName status language company { name } campaign { id } score assessment { total }
    interactions(first: 2) { nodes { text author { id } } } assessments { nodes { id } } viewerCanAnnotate } }`;

  test('answers its row and what hangs on it', async () => {
    expect(await ask(organization.member('VIEWER'), source, { id: leadId })).toEqual({
      data: {
        lead: {
          fullName: 'Zoé',
          status: 'QUALIFIED',
          language: 'FR',
          company: { name: 'Acme' },
          campaign: { id: campaignId },
          score: null,
          assessment: null,
          interactions: { nodes: [] },
          assessments: { nodes: [] },
          viewerCanAnnotate: false,
        },
      },
    });
  });

  test('is null for unknown ids, ids that are none, and another organization’s, in the same way', async () => {
    for (const id of [randomUUID(), 'x', '', leadId.toUpperCase()]) {
      expect(await ask(organization.member('OWNER'), source, { id })).toEqual({ data: { lead: null } });
    }
    expect(await ask(other.member('OWNER'), source, { id: leadId })).toEqual({ data: { lead: null } });
  });

  test('is not for anonymous callers or the platform owner', async () => {
    expect(codesOf(await ask(anonymous, source, { id: leadId }))).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await ask(await services.aPlatformAdmin(), source, { id: leadId }))).toEqual(['FORBIDDEN']);
  });
});

describe('whether a lead may be written to', () => {
  const source = `query ($first: Int!) { leads(first: $first) { nodes { id contact { allowed viewerCanRecordObjection refusals { code message since } } } } }`;
  const record = `mutation ($input: RecordObjectionInput!) { recordObjection(input: $input) { __typename
    ... on ObjectionRecorded { lead { contact { allowed viewerCanRecordObjection refusals { code } } } } } }`;
  const addPeople = (count: number) =>
    services.owner.query(
      `INSERT INTO lead.leads (organization_id, full_name, email, email_normalised, job_title, source)
       SELECT $1, 'Ada', 'p' || n || '@acme.example', 'p' || n || '@acme.example', 'Buyer', 'List imported by the organization' FROM generate_series(1, $2::int) n`,
      [organization.id, count],
    );

  test('is said with every reason, and once they object, at once', async () => {
    expect(await ask(organization.member('VIEWER'), source, { first: 1 })).toMatchObject({
      data: {
        leads: {
          nodes: [
            {
              contact: {
                allowed: false,
                viewerCanRecordObjection: false,
                refusals: [
                  { code: 'NO_ADDRESS' },
                  { code: 'NO_PROFESSIONAL_RELEVANCE' },
                  { code: 'SOURCE_NOT_ALLOWED' },
                ],
              },
            },
          ],
        },
      },
    });
    await addPeople(1);
    const { data } = await ask(organization.member('OPERATOR'), source, { first: 1 });
    expect(data).toMatchObject({
      leads: { nodes: [{ contact: { allowed: true, viewerCanRecordObjection: true, refusals: [] } }] },
    });
    const { rows } = await services.owner.query<{ id: string }>(
      'SELECT id FROM lead.leads WHERE organization_id = $1 AND email IS NOT NULL',
      [organization.id],
    );
    expect(await ask(organization.member('OPERATOR'), record, { input: { leadId: rows[0]?.id } })).toMatchObject({
      data: {
        recordObjection: {
          lead: { contact: { allowed: false, viewerCanRecordObjection: false, refusals: [{ code: 'OBJECTED' }] } },
        },
      },
    });
  });

  test('takes one statement more however many leads are asked about', async () => {
    await addPeople(50);
    const statements = async (query: string, first: number): Promise<number> => {
      const before = services.database.statementCount;
      await ask(organization.member('VIEWER'), query, { first });
      return services.database.statementCount - before;
    };
    const bare = source.replace(/contact \{.*?\} \}/u, '');
    for (const first of [5, 50]) expect(await statements(source, first)).toBe((await statements(bare, first)) + 1);
  });
});

describe('references from other houses', () => {
  test('find own rows and nothing else', async () => {
    expect(await entities(organization.member('VIEWER'), 'Lead', leadId, 'fullName')).toEqual({
      data: { _entities: [{ fullName: 'Zoé' }] },
    });
    for (const id of [randomUUID(), 'x']) {
      for (const type of ['Lead', 'Company', 'Interaction', 'LeadImport']) {
        expect(await entities(organization.member('OWNER'), type, id, 'id')).toEqual({ data: { _entities: [null] } });
      }
    }
    expect(await entities(other.member('OWNER'), 'Lead', leadId, 'id')).toEqual({ data: { _entities: [null] } });
  });

  test('of a campaign answer its leads and how many stand where', async () => {
    const selection =
      'leads(first: 5, filter: { status: QUALIFIED }) { nodes { fullName } } leadCounts { total new qualified bounced }';
    const answer = await entities(organization.member('VIEWER'), 'Campaign', campaignId, selection);
    expect(answer).toEqual({
      data: {
        _entities: [
          { leads: { nodes: [{ fullName: 'Zoé' }] }, leadCounts: { total: 1, new: 0, qualified: 1, bounced: 0 } },
        ],
      },
    });
    for (const [viewer, id] of [
      [other.member('OWNER'), campaignId],
      [organization.member('OWNER'), 'x'],
    ] as const) {
      expect(await entities(viewer, 'Campaign', id, selection)).toEqual({
        data: { _entities: [{ leads: { nodes: [] }, leadCounts: { total: 0, new: 0, qualified: 0, bounced: 0 } }] },
      });
    }
  });
});

describe('what agents do', () => {
  const runId = randomUUID();
  const found = `mutation ($input: AddProspectsInput!) { addProspects(input: $input) { __typename
    ... on ProspectsAdded { addedCount knownCount leads { id fullName campaign { id } } } ... on UserError { message } } }`;
  const assessed = `query ($campaignId: ID!, $runId: ID!) { leadsToAssess(campaignId: $campaignId, runId: $runId, first: 10) { total next
    leads { referenceDate lead { id fullName } sources { key label text at } assessment { total } } } }`;
  const recorded = `mutation ($input: RecordAssessmentsInput!) { recordAssessments(input: $input) { __typename
    ... on AssessmentsRecorded { recorded { leadName total verdict } } ... on AssessmentRefused { problems { path } } } }`;
  const prospect = {
    fullName: 'Marie Dupont',
    email: 'marie@acme.example',
    jobTitle: 'CFO',
    language: 'FR',
    source: 'Vectra sample directory (fictitious contacts)',
    fictitious: true,
    company: { name: 'Nouvelle' },
    notes: [{ text: 'Budget validé', at: '2026-01-02T09:00:00.000Z' }],
  };

  test('is found, assessed and shown over the graph, in the language of the reader where it is known', async () => {
    const agents = organization.agents(runId);
    const campaign = randomUUID();
    const added = await ask(agents, found, { input: { runId, campaignId: campaign, prospects: [prospect] } });
    expect(added).toMatchObject({
      data: { addProspects: { __typename: 'ProspectsAdded', addedCount: 1, leads: [{ fullName: 'Marie Dupont' }] } },
    });
    const page = await ask(agents, assessed, { campaignId: campaign, runId });
    expect(page).toMatchObject({
      data: {
        leadsToAssess: {
          total: 1,
          next: null,
          leads: [
            {
              sources: [
                { key: 'lead.jobTitle', text: 'CFO', at: null },
                { text: 'Nouvelle' },
                { text: 'Budget validé', at: '2026-01-02T09:00:00.000Z' },
              ],
            },
          ],
        },
      },
    });
    const { rows } = await services.owner.query<{ id: string }>('SELECT id FROM lead.leads WHERE campaign_id = $1', [
      campaign,
    ]);
    const evidence = [{ sourceKey: 'lead.jobTitle', start: 0, end: 3, quote: 'CFO' }];
    const criteria = ['BUDGET', 'AUTHORITY', 'NEED', 'TIMELINE'].map((criterion) => ({
      criterion,
      points: 16,
      known: true,
      band: 'HIGH',
      reason: 'Car.',
      translations: criterion === 'BUDGET' ? [{ language: 'EN', text: 'Because.' }] : [],
      evidence,
    }));
    const assessment = {
      leadId: rows[0]?.id,
      confidence: 1,
      engine: 'offline',
      model: 'rules',
      taskVersion: '1',
      sources: [{ key: 'lead.jobTitle', label: 'x', text: 'CFO' }],
      criteria,
    };
    expect(await ask(agents, recorded, { input: { runId, assessments: [assessment] } })).toMatchObject({
      data: { recordAssessments: { recorded: [{ leadName: 'Marie Dupont', total: 64, verdict: 'QUALIFIED' }] } },
    });
    const shown = await ask(
      organization.member('VIEWER'),
      `query ($id: ID!) { lead(id: $id) { status score assessment { verdict criteria { criterion points evidence { quote } } sources { label text } } } }`,
      { id: rows[0]?.id },
    );
    expect(shown).toMatchObject({
      data: {
        lead: {
          status: 'QUALIFIED',
          score: 64,
          assessment: { verdict: 'QUALIFIED', sources: [{ label: 'Job title', text: 'CFO' }] },
        },
      },
    });

    const said = await ask(
      organization.member('VIEWER'),
      `query ($id: ID!) { lead(id: $id) { source french: source(language: FR) assessment { criteria { criterion reason french: reason(language: FR) english: reason(language: EN) } }
        interactions(first: 10) { nodes { kind text french: text(language: FR) english: text(language: EN) } } } }`,
      { id: rows[0]?.id },
    );
    expect(said).toMatchObject({
      data: {
        lead: {
          source: 'Vectra sample directory (fictitious contacts)',
          french: 'annuaire d’exemple de Vectra, contacts fictifs',
          assessment: {
            criteria: [
              { criterion: 'BUDGET', reason: 'Car.', french: 'Car.', english: 'Because.' },
              { criterion: 'AUTHORITY', reason: 'Car.', french: 'Car.', english: 'Car.' },
              { criterion: 'NEED' },
              { criterion: 'TIMELINE' },
            ],
          },
          interactions: {
            nodes: [
              {
                kind: 'STATUS_CHANGED',
                text: 'Statut : nouveau → qualifié.',
                french: 'Statut : nouveau → qualifié.',
                english: 'Status: new → qualified.',
              },
              { kind: 'ASSESSED', english: 'Assessed: 64/100, qualified.' },
              {
                kind: 'FOUND',
                french: 'Trouvé par le prospecteur. Source : annuaire d’exemple de Vectra, contacts fictifs.',
              },
              { kind: 'NOTE', text: 'Budget validé', french: 'Budget validé', english: 'Budget validé' },
            ],
          },
        },
      },
    });
  });

  test('is forbidden to people and to the agents of another run', async () => {
    const input = { runId, campaignId, prospects: [] };
    expect(codesOf(await ask(organization.member('OWNER'), found, { input }))).toEqual(['FORBIDDEN']);
    const foreign = await ask(organization.agents(randomUUID()), found, { input });
    expect(foreign.data).toBeNull();
    expect(foreign.errors?.[0]?.originalError?.name).toBe('NotPermitted');
  });

  test('takes pages of 1 to 200', async () => {
    const source = assessed.replace('first: 10', 'first: 201');
    expect(codesOf(await ask(organization.agents(runId), source, { campaignId, runId }))).toEqual(['BAD_USER_INPUT']);
  });
});
