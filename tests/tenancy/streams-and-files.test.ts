import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StreamedResult } from '../support/result-stream.js';
import { comparable } from './answers.js';
import { attackTable, fieldsClosedToAgents } from './attack-table.js';
import type { Attack } from './attacks/attack.js';
import { Attacker, expectedFor } from './attack.js';
import { checksumOf } from './database-content.js';
import { entitiesClosedTo } from './entity-table.js';
import { Selections } from './selection.js';
import {
  alertSubject,
  arrangeTwoOrganizations,
  namesKnownToOthers,
  unknownLike,
  wordsIn,
  type Caller,
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

const eventDepth = 1;

/** What a caller gets of a stream: everything up to its end, or to the event behind which nothing follows. */
async function follow(
  field: string,
  attack: Attack,
  { viewer }: Caller,
  aim: Names,
  more: object = {},
): Promise<StreamedResult[]> {
  const { schema } = two.platform.gateway;
  const selections = new Selections(schema, viewer.kind === 'AGENT' ? fieldsClosedToAgents : new Set());
  const args: Record<string, unknown> = { ...attack.args(aim), ...more };
  const variables = Object.entries(args).map(([name, value]) => [`asked_${name}`, value] as const);
  const stream = await two.platform.subscribe(
    viewer,
    selections.operation('subscription', field, ['asked'], eventDepth),
    Object.fromEntries(variables),
  );
  const results: StreamedResult[] = [];
  for (let result = await stream.next(); result; result = await stream.next()) {
    results.push(result);
    if (result.data && JSON.stringify(result.data).includes('"final":true')) break;
    if (attack.endless === true) break;
  }
  await stream.stop();
  return results;
}

describe.each(Object.entries(attackTable.subscription))('subscription %s', (field, attack) => {
  test('streams the own organization’s rows as far as the permission table goes', async () => {
    const told: string[] = [];
    for (const caller of two.callers) {
      const expected = expectedFor(attack, caller.viewer);
      const results = await follow(field, attack, caller, two.b.names);
      const code = results[0]?.errors?.[0]?.extensions.code ?? 'ANSWER';
      const isRight =
        expected === 'ANSWER'
          ? results.length > 0 && results[0]?.data?.['asked'] != null
          : code === expected && results.length === 1;
      told.push(...entitiesClosedTo(caller.viewer, results).map((type) => `${caller.title}: was shown a ${type}`));
      if (!isRight) told.push(`${caller.title}: ${JSON.stringify(results).slice(0, 300)}`);
    }
    expect(told).toEqual([]);
  });

  test('ends at once, without an event, for rows of another organization as for unknown ones', async () => {
    const foreign = namesKnownToOthers(two.a);
    const unknown = unknownLike(foreign);
    const said = [...wordsIn(foreign), ...wordsIn(unknown)];
    const violations: string[] = [];
    for (const caller of two.callers) {
      const results = await follow(field, attack, caller, foreign);
      const toUnknown = await follow(field, attack, caller, unknown);
      violations.push(...attacker.leaksIn(results, said).map((secret) => `${caller.title}: ${secret}`));
      const isSame = comparable({ data: { results } }, said) === comparable({ data: { results: toUnknown } }, said);
      if (!isSame) violations.push(`${caller.title}: ${JSON.stringify([results, toUnknown]).slice(0, 300)}`);
      // A stream that names nothing shows what is the caller's own.
      const isOwn = attack.endless === true;
      if (!isOwn && results.some(({ data }) => data?.['asked'] != null))
        violations.push(`${caller.title}: got an event`);
    }
    expect(violations).toEqual([]);
  });
});

describe('the cursor of agentRunEvents', () => {
  const events = async (party: 'a' | 'b', after: string | null, aim = two[party].names): Promise<StreamedResult[]> => {
    const caller = { title: party, viewer: two[party].organization.member('OWNER') };
    const attack = attackTable.subscription['agentRunEvents'];
    return attack ? follow('agentRunEvents', attack, caller, aim, { after }) : [];
  };
  const cursorIn = (results: readonly StreamedResult[]): string =>
    /"cursor":"([^"]+)"/.exec(JSON.stringify(results))?.[1] ?? '';
  const codeIn = (results: readonly StreamedResult[]) => results[0]?.errors?.[0]?.extensions.code;

  test('continues its own run', async () => {
    const first = await events('b', null);
    const next = await events('b', cursorIn(first));
    expect(JSON.stringify(next)).toContain('"sequence":2');
  });

  test('is refused for a run of another organization, and when it was made up', async () => {
    const foreign = cursorIn(await events('a', null));
    const codes = [
      codeIn(await events('b', foreign)),
      codeIn(await events('b', `${foreign}A`)),
      codeIn(await events('b', 'x')),
    ];
    expect(codes).toEqual(['INVALID_CURSOR', 'INVALID_CURSOR', 'INVALID_CURSOR']);
  });

  test('is refused for another run of the same organization', async () => {
    const own = cursorIn(await events('b', null));
    const { rows } = await two.platform.services.owner.query<{ id: string }>(
      'INSERT INTO campaign.agent_runs (organization_id, campaign_id) VALUES ($1, $2) RETURNING id',
      [two.b.organization.id, two.b.names.draftId],
    );
    expect(codeIn(await events('b', own, { ...two.b.names, runId: rows[0]?.id ?? '' }))).toBe('INVALID_CURSOR');
  });
});

describe('the stream of notifications', () => {
  const attack = attackTable.subscription['notificationReceived'];
  const told = async (caller: Caller, after: string | null = null): Promise<readonly StreamedResult[]> =>
    attack ? follow('notificationReceived', attack, caller, two.b.names, { after }) : [];
  const admin = () => ({ title: 'PLATFORM_ADMIN', viewer: two.platformAdmin });
  const ownerOf = (party: 'a' | 'b') => ({ title: party, viewer: two[party].organization.member('OWNER') });
  const cursorIn = (results: readonly StreamedResult[]): string =>
    /"cursor":"([^"]+)"/.exec(JSON.stringify(results))?.[1] ?? '';

  test('tells the platform admin of the platform alone, and of the platform nobody else', async () => {
    const misplaced: string[] = [];
    for (const caller of two.callers) {
      const text = JSON.stringify(await told(caller));
      const isAdmin = caller.viewer === two.platformAdmin;
      if (text.includes(alertSubject) !== isAdmin) misplaced.push(`${caller.title}: ${text.slice(0, 300)}`);
      if (isAdmin && [two.a.mark, two.b.mark].some((mark) => text.includes(mark)))
        misplaced.push(`${caller.title} was told of an organization: ${text.slice(0, 300)}`);
    }
    expect(misplaced).toEqual([]);
  });

  test('refuses the cursor of anybody else, and one that was made up', async () => {
    const [ofAdmin, ofA] = [cursorIn(await told(admin())), cursorIn(await told(ownerOf('a')))];
    expect([ofAdmin, ofA]).not.toContain('');
    const tries: readonly (readonly [Caller, string])[] = [
      [ownerOf('b'), ofA],
      [ownerOf('b'), ofAdmin],
      [admin(), ofA],
      [admin(), `${ofAdmin}A`],
      [admin(), 'x'],
    ];
    const codes = [];
    for (const [caller, cursor] of tries) codes.push((await told(caller, cursor))[0]?.errors?.[0]?.extensions.code);
    expect(codes).toEqual(tries.map(() => 'INVALID_CURSOR'));
  });
});

describe('files', () => {
  const answerTo = async (caller: Caller, method: string, id: string): Promise<string> => {
    const response = await fetch(`${two.platform.url}/files/${id}`, {
      method,
      headers: { 'content-type': 'text/csv', ...(await two.platform.credentials(caller.viewer)) },
      ...(method === 'PUT' || method === 'POST' ? { body: 'overwritten' } : {}),
    });
    const headers = ['content-type', 'content-length', 'content-disposition', 'etag'].map((name) =>
      response.headers.get(name),
    );
    return JSON.stringify([response.status, headers, await response.text()]);
  };

  const asWritten = (id: string) => id;
  const spellings = [(id: string) => id.toUpperCase(), (id: string) => `%7B${id}%7D`];
  const everyTry = (caller: Caller) => [
    // The third name is the one of the file that still waits.
    ...(['fileId', 'reportFileId', 'runId'] as const).flatMap((name) => [
      { caller, method: 'GET', name, spell: asWritten },
      { caller, method: 'PUT', name, spell: asWritten },
    ]),
    ...['HEAD', 'POST', 'DELETE'].map((method) => ({ caller, method, name: 'fileId' as const, spell: asWritten })),
    ...spellings.map((spell) => ({ caller, method: 'GET', name: 'fileId' as const, spell })),
    ...spellings.map((spell) => ({ caller, method: 'PUT', name: 'runId' as const, spell })),
  ];

  /** A file of A that still waits for its bytes: the one an attacker could fill. */
  async function awaitedFileOfA(): Promise<string> {
    const answer = await two.platform.ask(
      two.a.organization.member('OWNER'),
      'mutation ($input: StartLeadImportInput!) { startLeadImport(input: $input) { ... on LeadImportStarted { leadImport { uploadPath } } } }',
      { input: { fileName: 'Quillfeather-late.csv' } },
    );
    return /\/files\/([0-9a-f-]+)/.exec(JSON.stringify(answer))?.[1] ?? '';
  }

  test('are read by whoever may import in their organization, and by nobody else of it', async () => {
    const statuses: Record<string, string> = {};
    for (const caller of two.callers)
      statuses[caller.title] = (await answerTo(caller, 'GET', two.b.names.fileId)).slice(1, 4);
    expect(statuses).toEqual({
      'OWNER of B': '200',
      'ADMIN of B': '200',
      'MANAGER of B': '200',
      'OPERATOR of B': '403',
      'VIEWER of B': '403',
      'agents of a run of B': '401',
      PLATFORM_ADMIN: '404',
      'a platform admin who looks through the eyes of the OWNER of B': '403',
      'a member of B who claims to be PLATFORM_ADMIN': '403',
      'an OWNER of no organization': '404',
      nobody: '401',
    });
  });

  test('of another organization are answered like unknown ones, whatever is tried, and stay as they were', async () => {
    const awaited = await awaitedFileOfA();
    const before = await checksumOf(two.platform.services.owner, two.a.organization.id);
    const foreign = { ...two.a.names, runId: awaited };
    const unknown = unknownLike(foreign);
    const said = [...wordsIn(foreign), ...wordsIn(unknown)];
    const spelled = [...said, ...said.map((word) => word.toUpperCase())];
    const violations: string[] = [];
    for (const { caller, method, name, spell } of two.callers.flatMap(everyTry)) {
      const answer = await answerTo(caller, method, spell(foreign[name]));
      const toUnknown = await answerTo(caller, method, spell(unknown[name]));
      const isSame = comparable({ data: { answer } }, spelled) === comparable({ data: { answer: toUnknown } }, spelled);
      if (!isSame || attacker.leaksIn(answer, spelled).length > 0)
        violations.push(`${caller.title} ${method} ${name}: ${answer} / ${toUnknown}`);
    }
    expect(violations).toEqual([]);
    expect(await checksumOf(two.platform.services.owner, two.a.organization.id)).toBe(before);
  });
});
