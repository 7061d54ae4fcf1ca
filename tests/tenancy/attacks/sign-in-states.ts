import { randomUUID } from 'node:crypto';
import { storedPassword } from '../../../platform/testing/stored-password.js';
import { hashSecretToken } from '../../../platform/crypto/secret-token.js';
import { newTotpSecret, totpCode, totpStep } from '../../../platform/crypto/totp.js';
import { anonymous, viewerOf } from '../../../platform/viewer/viewer.js';
import type { Attack } from './attack.js';

/** Nothing was tried yet, and owner and attacker sign in with the password of B and nothing else. */
export const attemptsForgotten: NonNullable<Attack['prepare']> = async ({ services: { owner } }, own, attacker) => {
  const people = [own.userId, attacker.userId];
  await owner.query('DELETE FROM tenant.sign_in_attempts');
  await owner.query('DELETE FROM tenant.second_factors WHERE user_id = ANY ($1)', [people]);
  await owner.query('UPDATE tenant.users SET password_hash = $2 WHERE id = ANY ($1)', [
    people,
    await storedPassword(own.password),
  ]);
  return {};
};

/** The attacker has an authenticator, and its code of this moment. */
export const withAuthenticator =
  (isConfirmed: boolean): NonNullable<Attack['prepare']> =>
  async (platform, own, attacker) => {
    await attemptsForgotten(platform, own, attacker);
    const { owner, envelope, clock } = platform.services;
    const secret = newTotpSecret();
    await owner.query(
      `INSERT INTO tenant.second_factors (user_id, organization_id, sealed_secret, confirmed_at, created_at)
       SELECT id, organization_id, $2, $3, $4 FROM tenant.users WHERE id = $1`,
      [
        attacker.userId,
        envelope.seal(secret.toString('base64'), `second-factor|${attacker.userId}`),
        isConfirmed ? clock.now() : null,
        clock.now(),
      ],
    );
    return { code: totpCode(secret, totpStep(clock.now())) };
  };

/** The owner of B gave the right password, and is asked for a code. */
export const secondFactorAsked: Attack['prepare'] = async (platform, own) => {
  const { services } = platform;
  const owner = viewerOf({
    kind: 'USER',
    userId: own.userId,
    organizationId: own.organizationId,
    role: 'OWNER',
    expiresAt: 0,
  });
  const code = await withAuthenticator(true)(platform, own, owner);
  const challenge = randomUUID();
  await services.owner.query(
    `INSERT INTO tenant.sign_in_challenges (user_id, organization_id, token_hash, expires_at) VALUES ($1, $2, $3, $4)`,
    [own.userId, own.organizationId, hashSecretToken(challenge), new Date(services.clock.now().getTime() + 60_000)],
  );
  return { ...code, challenge };
};

/** Somebody registered, and the mail with the link is there. */
export const linkSent: Attack['prepare'] = async (platform, own, attacker) => {
  await attemptsForgotten(platform, own, attacker);
  const { owner, clock } = platform.services;
  const [registrationId, proofToken] = [randomUUID(), randomUUID()];
  await owner.query(
    `INSERT INTO tenant.registrations (id, email, name, locale, password_hash, organization_type, organization_name, consent_version,
       marketing, token_hash, created_at, expires_at)
     VALUES ($1, $2, 'Ada', 'FR', 'none', 'B2C', 'Ada', '2026-01', false, $3, $4, $4::timestamptz + interval '1 day')`,
    [registrationId, `${registrationId}@company.example`, hashSecretToken(proofToken), clock.now()],
  );
  return { registrationId, proofToken };
};

/** The owner of B forgot the password, and the mail with the link is there. */
export const resetSent: Attack['prepare'] = async (platform, own, attacker) => {
  await attemptsForgotten(platform, own, attacker);
  const { owner, clock } = platform.services;
  const resetToken = randomUUID();
  await owner.query(
    `INSERT INTO tenant.password_resets (user_id, organization_id, token_hash, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $4::timestamptz + interval '30 minutes')`,
    [own.userId, own.organizationId, hashSecretToken(resetToken), clock.now()],
  );
  return { resetToken };
};

export const sessionOpened: Attack['prepare'] = async (platform, own, attacker) => {
  await attemptsForgotten(platform, own, attacker);
  const answer = await platform.ask(
    anonymous,
    'mutation ($input: LoginInput!) { login(input: $input) { ... on LoggedIn { refreshToken } } }',
    { input: { email: own.ownerEmail, password: own.password } },
  );
  const [, refreshToken] = /"refreshToken":"([^"]+)"/.exec(JSON.stringify(answer)) ?? [];
  if (refreshToken === undefined) throw new Error(`Signing in failed: ${JSON.stringify(answer)}`);
  return { refreshToken };
};

/** The attacker is signed in somewhere else. */
export const signedInElsewhere: NonNullable<Attack['prepare']> = async (
  { services: { owner, clock } },
  _own,
  attacker,
) => {
  const sessionId = randomUUID();
  await owner.query(
    `INSERT INTO tenant.sessions (id, user_id, organization_id, created_at, last_seen_at, expires_at)
     SELECT $1, id, organization_id, $3, $3, $3::timestamptz + interval '7 days' FROM tenant.users WHERE id = $2`,
    [sessionId, attacker.userId, clock.now()],
  );
  return { sessionId };
};

/** The attacker is signed in at one place and nowhere else. */
export const signedInOnce: Attack['prepare'] = async (platform, own, attacker) => {
  await platform.services.owner.query('DELETE FROM tenant.sessions WHERE user_id = $1', [attacker.userId]);
  return signedInElsewhere(platform, own, attacker);
};
