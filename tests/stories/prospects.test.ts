import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { TestOrganization } from '../../platform/testing/test-services.js';
import { aLead, aMessage } from '../support/prospects.js';
import { startTestPlatform, type TestPlatform } from '../support/test-platform.js';

const addresses = ['ada@engines.example', 'bela.example@gmail.com', 'cleo@looms.example', 'contact@mills.example'];

let platform: TestPlatform;
let organization: TestOrganization;

beforeAll(async () => {
  // Without a worker mails wait until somebody looks for them.
  platform = await startTestPlatform({ withWorker: false });
  organization = await platform.services.anOrganization('Atelier Exemple');
  for (const email of addresses) await aLead(platform.services, organization, { email, fullName: email });
}, 60_000);
afterAll(() => platform.close());

const owner = () => organization.member('OWNER');

async function send(changes: Parameters<typeof aMessage>[1] = {}, recipients: readonly string[] = addresses) {
  const { data, errors } = await platform.ask(
    owner(),
    `mutation ($input: NotifyProspectsInput!) { notifyProspects(input: $input) { __typename ... on UserError { message }
       ... on ProspectsNotified { prospectMessage { subject sentCount refusedCount sender { name } } refused { recipient } }
       ... on ProspectsRefused { allowedCount refused { recipient leadName refusals { code message since } } } } }`,
    { input: aMessage(recipients, changes) },
  );
  expect(errors).toBeUndefined();
  return data?.['notifyProspects'];
}
const leadOf = async (search: string): Promise<string> => {
  const { data } = await platform.ask(
    owner(),
    'query ($search: String) { leads(filter: { search: $search }) { nodes { id } } }',
    {
      search,
    },
  );
  return z.object({ leads: z.object({ nodes: z.tuple([z.object({ id: z.string() })]) }) }).parse(data).leads.nodes[0]
    .id;
};
const objects = async (search: string) =>
  platform.ask(
    organization.member('OPERATOR'),
    'mutation ($input: RecordObjectionInput!) { recordObjection(input: $input) { __typename } }',
    { input: { leadId: await leadOf(search) } },
  );
const reasonsOf = (outcome: unknown) =>
  z
    .object({
      refused: z.array(z.object({ recipient: z.string(), refusals: z.array(z.object({ code: z.string() })) })),
    })
    .parse(outcome)
    .refused.map(({ recipient, refusals }) => [recipient, refusals.map(({ code }) => code).join(' ')]);
const statusOf = async (key: string) => {
  const { rows } = await platform.services.owner.query<{ status: string; failure: string | null }>(
    'SELECT status, failure FROM platform.mail_outbox WHERE organization_id = $1 AND idempotency_key LIKE $2 ORDER BY id DESC LIMIT 1',
    [organization.id, key],
  );
  return rows[0];
};

test('an owner writes to prospects, one of them objects by one click, and that stands (V-83, R-08 to R-13)', async () => {
  expect(await objects('cleo')).toMatchObject({ data: { recordObjection: { __typename: 'ObjectionRecorded' } } });

  // Whoever must not be written to is named, and nobody gets anything.
  const refusal = await send();
  expect(refusal).toMatchObject({ __typename: 'ProspectsRefused', allowedCount: 2 });
  expect(reasonsOf(refusal)).toEqual([
    ['bela.example@gmail.com', 'CONSUMER_ADDRESS'],
    ['cleo@looms.example', 'OBJECTED'],
  ]);
  for (const address of addresses) expect(await platform.mailTo(address)).toEqual([]);

  // The others get theirs when the owner says so.
  expect(
    await send({ refusedAreLeftOut: true, bodyHtml: '<p>Good morning <img src="https://tracker.example/1.gif"></p>' }),
  ).toMatchObject({
    __typename: 'ProspectsNotified',
    prospectMessage: { subject: 'Planning in half the time', sentCount: 2, refusedCount: 2, sender: { name: 'OWNER' } },
    refused: [{ recipient: 'bela.example@gmail.com' }, { recipient: 'cleo@looms.example' }],
  });
  expect(await platform.mailTo('bela.example@gmail.com')).toEqual([]);
  expect(await platform.mailTo('cleo@looms.example')).toEqual([]);
  expect(await platform.mailTo('contact@mills.example')).toHaveLength(1);
  const [mail] = await platform.mailTo('ada@engines.example');
  const header = (name: string) => mail?.headers.find((each) => each.name.toLowerCase() === name)?.value;
  const link = z.string().parse(/^<(.+)>$/u.exec(header('list-unsubscribe') ?? '')?.[1]);
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(mail?.from).toContain('Atelier Exemple');
  for (const told of [
    'Responsable du traitement',
    '1 rue de l’Exemple, 75000 Paris',
    'List imported by the organization',
    'Finalité',
    'Base légale',
    'Vos droits',
    'CNIL',
    'Atelier Exemple',
  ])
    expect(mail?.text).toContain(told);
  expect(mail?.html).not.toMatch(/<img|tracker/u);

  // The link names nobody, and looking at it changes nothing.
  const { pathname } = new URL(link);
  expect(pathname).toMatch(/^\/u\/[\w-]{43}$/u);
  for (let visit = 0; visit < 100; visit += 1) await fetch(`${platform.url}${pathname}`);
  const second = await send({}, ['ada@engines.example']);
  expect(second).toMatchObject({ __typename: 'ProspectsNotified' });

  // One click ends it: also the mail that waits already.
  const pressed = await fetch(`${platform.url}${pathname}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect([pressed.status, pressed.headers.get('set-cookie')]).toEqual([200, null]);
  expect(await platform.mailTo('ada@engines.example')).toHaveLength(1);
  expect(await statusOf('prospect-message:%')).toEqual({ status: 'FAILED', failure: 'OBJECTED' });

  // Known again under another spelling, the person is still refused, by name.
  await platform.services.owner.query('ALTER TABLE lead.interactions DISABLE TRIGGER USER');
  await platform.services.owner.query("DELETE FROM lead.leads WHERE organization_id = $1 AND email LIKE 'ada%'", [
    organization.id,
  ]);
  await platform.services.owner.query('ALTER TABLE lead.interactions ENABLE TRIGGER USER');
  const runId = randomUUID();
  await platform.ask(
    organization.agents(runId),
    'mutation ($input: AddProspectsInput!) { addProspects(input: $input) { __typename } }',
    {
      input: {
        runId,
        campaignId: randomUUID(),
        prospects: [
          {
            fullName: 'Ada Example',
            email: 'Ada+again@ENGINES.example',
            jobTitle: 'Head of planning',
            language: 'FR',
            source: 'List imported by the organization',
            fictitious: true,
          },
        ],
      },
    },
  );
  expect(reasonsOf(await send({}, ['ada+again@engines.example']))).toEqual([['ada+again@engines.example', 'OBJECTED']]);

  const log = await platform.ask(
    owner(),
    '{ auditLog(filter: { action: "contact.objected" }) { nodes { action } } auditChain { isWhole } }',
  );
  expect(log.data).toMatchObject({
    auditLog: { nodes: [{ action: 'contact.objected' }] },
    auditChain: { isWhole: true },
  });
  const { data } = await platform.ask(owner(), '{ prospectMessages { nodes { sentCount refusedCount } } }');
  expect(data).toEqual({
    prospectMessages: {
      nodes: [
        { sentCount: 1, refusedCount: 0 },
        { sentCount: 2, refusedCount: 2 },
      ],
    },
  });
}, 60_000);
