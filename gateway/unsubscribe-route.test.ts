import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { SuppressionList } from '../platform/contact/suppression-list.js';
import { UnsubscribeDesk } from '../platform/contact/unsubscribe-desk.js';
import { TestClock } from '../platform/testing/test-clock.js';
import { startTestServices, type TestOrganization, type TestServices } from '../platform/testing/test-services.js';
import { startTestGateway, type TestGateway } from './testing/test-gateway.js';

const clock = new TestClock();
const address = 'ada@engines.example';
let services: TestServices;
let front: TestGateway;
let organization: TestOrganization;
let list: SuppressionList;
let token: string;

beforeAll(async () => {
  services = await startTestServices({ clock });
  front = await startTestGateway({ database: services.database, clock });
});
afterAll(async () => {
  await front.close();
  await services.close();
});
beforeEach(async () => {
  organization = await services.anOrganization('Atelier <Exemple>');
  const { hashSecret } = services.config;
  list = new SuppressionList(services.database.forOrganization(organization.scope), organization.scope, hashSecret);
  [token = ''] = await list.tokensFor([address], null, clock.now());
});

const oneClick = 'List-Unsubscribe=One-Click';
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const visit = (path: string, init: RequestInit = {}) =>
  fetch(`${front.url}/u/${path}`, { redirect: 'manual', ...init });
const press = (path: string, body: string | FormData = oneClick, headers: Record<string, string> = form) =>
  visit(path, { method: 'POST', body, headers });
const objections = async () => (await list.objectionsTo([address])).get(address) ?? [];
const entries = async () => {
  const { rows } = await services.owner.query<Record<string, unknown>>(
    "SELECT actor_kind, after FROM platform.audit_logs WHERE organization_id = $1 AND action = 'contact.objected'",
    [organization.id],
  );
  return rows;
};

describe('GET', () => {
  test('a hundred times changes nothing: scanners fetch links before people do (R-11)', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => visit(token)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await objections()).toEqual([]);
    expect(await entries()).toEqual([]);
  });

  test('shows a page that runs nothing, loads nothing, is not indexed and says nothing of where it was', async () => {
    const answer = await visit(token, { headers: { 'accept-language': 'en' } });
    const page = await answer.text();
    expect(page).toContain('Stop messages from Atelier &lt;Exemple&gt;');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(page).not.toContain('ada');
  });

  test('is French for who does not ask for English', async () => {
    expect(await (await visit(token)).text()).toContain('Ne plus recevoir');
  });
});

describe('POST', () => {
  test('ends it at once: 200, no login, no cookie, no redirect, and one entry in the audit log (R-11, R-13)', async () => {
    const answer = await press(token);
    expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([
      200,
      null,
      null,
    ]);
    expect(await objections()).toEqual([{ campaignId: null, since: clock.now() }]);
    expect(await entries()).toEqual([
      { actor_kind: 'ANONYMOUS', after: { channel: 'EMAIL', campaignId: null, origin: 'UNSUBSCRIBE_LINK' } },
    ]);
  });

  test('again, and ten at once, changes nothing more', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => press(token)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(await objections()).toHaveLength(1);
    expect(await entries()).toHaveLength(1);
  });

  test('is understood as a multipart form too, as RFC 8058 lets mail programs send it', async () => {
    const body = new FormData();
    body.set('List-Unsubscribe', 'One-Click');
    expect((await press(token, body, {})).status).toBe(200);
    expect(await objections()).toHaveLength(1);
  });

  test.each([
    ['nothing', ''],
    ['something else', 'List-Unsubscribe=Maybe'],
    ['JSON', '{"List-Unsubscribe":"One-Click"}'],
  ])('with %s changes nothing', async (_, body) => {
    expect((await press(token, body)).status).toBe(400);
    expect(await objections()).toEqual([]);
  });

  test('takes no body that is larger than a form', async () => {
    expect((await press(token, `${oneClick}&x=${'x'.repeat(5_000)}`)).status).toBe(413);
    expect(await objections()).toEqual([]);
  });

  test('of one organization leaves another one alone', async () => {
    const other = await services.anOrganization();
    await press(token);
    const { rows } = await services.owner.query('SELECT 1 FROM platform.suppressions WHERE organization_id = $1', [
      other.id,
    ]);
    expect(rows).toEqual([]);
  });

  test('works while the organization is suspended', async () => {
    await services.owner.query("UPDATE tenant.organizations SET status = 'SUSPENDED' WHERE id = $1", [organization.id]);
    expect((await press(token)).status).toBe(200);
    expect(await objections()).toHaveLength(1);
  });
});

describe('a token that is not ours', () => {
  const forged = (): string => randomBytes(32).toString('base64url');

  test('is answered alike by GET and POST, and the same whatever is wrong with it', async () => {
    const flipped = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
    for (const path of [forged(), flipped, 'x', `${token}x`, encodeURIComponent("' OR '1'='1")]) {
      const [get, post] = [await visit(path), await press(path)];
      expect([get.status, post.status]).toEqual([404, 404]);
      expect(await get.text()).toBe(await post.text());
    }
    expect(await objections()).toEqual([]);
  });

  test('is never found among two thousand', async () => {
    const desk = new UnsubscribeDesk(services.database, clock);
    const found = await Promise.all(Array.from({ length: 2_000 }, () => desk.find(forged())));
    expect(found.filter((link) => link !== null)).toEqual([]);
    expect(await desk.find(token)).toMatchObject({ organizationId: organization.id });
  });
});

describe('the link', () => {
  test('is the same for every mail to a person, another for everybody and every organization, and names nobody (R-12)', async () => {
    const [again, tagged, other] = await list.tokensFor(
      [address, 'ADA+x@engines.example', 'bela@engines.example'],
      null,
      clock.now(),
    );
    const [ofCampaign] = await list.tokensFor([address], organization.id, clock.now());
    expect([again, tagged]).toEqual([token, token]);
    expect(new Set([token, other, ofCampaign]).size).toBe(3);
    expect(token).toMatch(/^[\w-]{43}$/u);
  });

  test('stands in no table, and neither does the address (R-15)', async () => {
    await press(token);
    const { rows } = await services.owner.query(
      'SELECT to_jsonb(s)::text AS s, to_jsonb(l)::text AS l FROM platform.suppressions s CROSS JOIN platform.unsubscribe_links l WHERE s.organization_id = $1 AND l.organization_id = $1',
      [organization.id],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/ada|engines/u);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
