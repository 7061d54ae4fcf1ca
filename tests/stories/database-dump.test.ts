import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { totpCode, totpStep } from '../../platform/crypto/totp.js';
import { acceptedCredentials } from '../../platform/testing/fake-providers.js';
import { anonymous, type Viewer } from '../../platform/viewer/viewer.js';
import { viewerBehind } from '../support/people.js';
import { mailsTo, tokenIn } from '../support/mails.js';
import { startTestPlatform, type TestPlatform } from '../support/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({ withWorker: false });
}, 60_000);
afterAll(() => platform.close());

const email = `ada-${randomUUID()}@company.example`;
const invited = `camille-${randomUUID()}@company.example`;
const password = 'tusoka-rebinu-047-molavi';
const chosenLater = 'mirela-dokune-913-sapoti';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const bytesOfBase32 = (text: string): Buffer => {
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
};

async function act<Shape extends z.ZodType>(viewer: Viewer, mutation: string, input: object, shape: Shape) {
  const [name = ''] = mutation.split(' ');
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const answer = await platform.ask(
    viewer,
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${mutation.slice(name.length)} } }`,
    { input },
  );
  return shape.parse(answer.data?.[name], { error: () => `${name}: ${JSON.stringify(answer)}` });
}

const done = (typename: string) => z.object({ __typename: z.literal(typename) });

/** Every row of every table of the database, the queue's among them, as text. */
async function dump(): Promise<string> {
  const { owner } = platform.services;
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_'`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`);
    parts.push(name, ...rows.map(({ row }) => row));
  }
  return parts.join('\n');
}

/** A secret as it is, and as somebody might have written it down by mistake. */
const spellings = (secret: string): readonly string[] => [
  secret,
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(secret).toString('hex'),
  JSON.stringify(secret).slice(1, -1),
];

const foundIn = (content: string, secrets: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(secrets)
    .filter(([, secret]) => spellings(secret).some((spelling) => content.includes(spelling)))
    .map(([name]) => name);

test('a dump of the database reveals no password, token, code, key or credential of anybody (X-19, D-33)', async () => {
  const { services } = platform;
  await act(
    anonymous,
    'register',
    { organizationType: 'B2C', email, password, name: 'Ada', acceptsTerms: true, acceptsPrivacy: true },
    done('RegistrationReceived'),
  );
  const [proof] = await mailsTo(services, email);
  const waiting = await dump();
  const verification = { verificationToken: tokenIn(proof) };
  expect(foundIn(waiting, { password, ...verification })).toEqual([]);
  await act(anonymous, 'verifyEmail', { token: tokenIn(proof) }, done('EmailVerified'));

  const tokens = z.object({ accessToken: z.string(), refreshToken: z.string() });
  const { accessToken, refreshToken } = await act(
    anonymous,
    'login ... on LoggedIn { accessToken refreshToken }',
    { email, password },
    tokens,
  );
  const owner = await viewerBehind(services, accessToken);
  const { secret } = await act(
    owner,
    'startTwoFactor ... on TwoFactorStarted { secret }',
    { password },
    z.object({ secret: z.string() }),
  );
  const code = totpCode(bytesOfBase32(secret), totpStep(services.clock.now()));
  const { recoveryCodes } = await act(
    owner,
    'confirmTwoFactor ... on TwoFactorEnabled { recoveryCodes }',
    { code },
    z.object({ recoveryCodes: z.array(z.string()).length(10) }),
  );
  const { key } = await act(
    owner,
    'createApiKey ... on ApiKeyCreated { key }',
    { name: 'A program', environment: 'LIVE', scopes: ['LEADS_READ'] },
    z.object({ key: z.string() }),
  );
  await act(owner, 'setIntegration', { twilio: acceptedCredentials.TWILIO }, done('IntegrationSet'));
  await act(owner, 'inviteMember', { email: invited, role: 'VIEWER' }, done('MemberInvited'));
  await act(anonymous, 'forgotPassword', { email }, done('PasswordResetRequested'));
  const reset = (await mailsTo(services, email)).find(({ template }) => template === 'reset-password');
  const [invitation] = await mailsTo(services, invited);

  const { config } = services;
  const secrets = {
    password,
    ...verification,
    accessToken,
    refreshToken,
    authenticatorSecret: secret,
    ...Object.fromEntries(recoveryCodes.map((one, place) => [`recoveryCode${place}`, one])),
    ...Object.fromEntries(recoveryCodes.map((one, place) => [`bareRecoveryCode${place}`, one.replaceAll('-', '')])),
    apiKey: key,
    twilioToken: acceptedCredentials.TWILIO.authToken,
    invitationToken: tokenIn(invitation),
    invitationCode: `"${String(invitation?.values['code'])}"`,
    resetToken: tokenIn(reset),
    hashSecret: config.hashSecret,
    cursorSecret: config.cursorSecret,
    signingKey: config.accessTokenPrivateKey,
    internalSecret: config.internalSecrets[0] ?? '',
    encryptionKey: config.encryptionKeys[0]?.key.toString('base64') ?? '',
  };
  for (const [name, value] of Object.entries(secrets))
    expect({ name, length: value.length > 5 }).toEqual({ name, length: true });
  expect(foundIn(await dump(), secrets)).toEqual([]);

  // Delivered mails, a chosen password and an ended session leave nothing behind either.
  expect(await platform.mailTo(email)).not.toHaveLength(0);
  await act(anonymous, 'resetPassword', { token: tokenIn(reset), newPassword: chosenLater }, done('PasswordReset'));
  const after = await dump();
  expect(foundIn(after, { ...secrets, chosenLater })).toEqual([]);

  // What would be found, were it there.
  expect(after).toContain(email);
  expect(foundIn(`${after}\n${JSON.stringify({ note: chosenLater })}`, { chosenLater })).toEqual(['chosenLater']);
}, 120_000);
