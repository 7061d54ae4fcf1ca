import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { storedPassword } from '../../platform/testing/stored-password.js';
import { newSecretToken } from '../../platform/crypto/secret-token.js';
import { acceptedCredentials } from '../../platform/testing/fake-providers.js';
import type { TestOrganization } from '../../platform/testing/test-services.js';
import { anonymous, viewerOf, type Viewer } from '../../platform/viewer/viewer.js';
import { aNotification, handOutWaiting } from '../support/notifications.js';
import { doorOf } from '../support/people.js';
import { anOrganization } from '../support/arranged-organization.js';
import { startTestPlatform, type TestPlatform } from '../support/test-platform.js';
import { settleOutboxes } from './database-content.js';

/** Everything of an organization that an attacker could name. */
export interface Names {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly userId: string;
  readonly ownerEmail: string;
  readonly password: string;
  /** The organization's own for itself; for others only its stored hash. */
  readonly refreshToken: string;
  /** The owner's. */
  readonly sessionId: string;
  /** A registration that waits; of others only its id is known. */
  readonly registrationId: string;
  /** What a link of a mail carries; for others only its stored hash. */
  readonly proofToken: string;
  readonly resetToken: string;
  /** A sign-in that waits for its second factor; for others only its stored hash. */
  readonly challenge: string;
  /** A code of the second factor. */
  readonly code: string;
  /** A campaign whose run is over. */
  readonly campaignId: string;
  /** A campaign that nobody launched. */
  readonly draftId: string;
  readonly runId: string;
  /** A lead with an assessment and an email. */
  readonly leadId: string;
  /** Another lead: the one that was imported first. */
  readonly firstLeadId: string;
  /** The address of the lead with an assessment. */
  readonly leadEmail: string;
  readonly companyId: string;
  readonly interactionId: string;
  readonly assessmentId: string;
  readonly emailId: string;
  /** An import that is done. */
  readonly importId: string;
  /** An import whose file waits. */
  readonly waitingImportId: string;
  readonly fileId: string;
  readonly reportFileId: string;
  /** A member whom owners and administrators may change and remove. */
  readonly colleagueId: string;
  readonly invitationId: string;
  /** The organization's own for itself; for others only its stored hash. */
  readonly invitationToken: string;
  /** A platform admin looks through its owner's eyes. */
  readonly viewAsId: string;
  readonly apiKeyId: string;
  /** Something that its owner was told. */
  readonly notificationId: string;
}

/** One of the two organizations. */
export interface Party {
  readonly organization: TestOrganization;
  /** Stands in every text of the organization, and in nobody else's. */
  readonly mark: string;
  readonly names: Names;
}

/** Somebody who attacks. */
export interface Caller {
  readonly title: string;
  readonly viewer: Viewer;
}

/** The victim A, the attacker B, and the platform they share. */
export interface TwoOrganizations {
  readonly platform: TestPlatform;
  readonly a: Party;
  readonly b: Party;
  /** Everybody of B, its agents, the platform admin, forged claims, and nobody. */
  readonly callers: readonly Caller[];
  readonly platformAdmin: Viewer;
}

const rolesOfMembers = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER'] as const;

// The deep selections of the attacks are larger than what a person may ask at once; limits have tests of their own.
const limits = { tokensMax: 100_000, selectionsMax: 100_000, nodesMax: 100_000_000, depthMax: 40, aliasesMax: 100 };

const peopleOf = (mark: string): string =>
  [
    'Email,First name,Last name,Job title,Company,Website,Industry,City,Phone,Notes',
    ...['Ada', 'Bela', 'Cleo', 'Dana'].map(
      (name, place) =>
        `${name}.${mark}@${mark}-${place}.example,${name},${mark},Chief Information Officer,${mark} Works ${place},${mark}-${place}.example,${mark} industry,${mark}ville,,"${mark} ${place}: we have an approved budget of 50 000 EUR for this quarter. I decide on this purchase myself. We urgently need a planning tool because planning takes us two days a week. It must be live by March."`,
    ),
    `not an address ${mark},,,,,,,,,`,
  ].join('\n');

/** One member more, and somebody who is invited. */
async function arrangePeople({ services }: TestPlatform, organizationId: string, mark: string): Promise<void> {
  await services.owner.query(
    `INSERT INTO tenant.users (organization_id, email, email_normalised, name, role, email_verified_at)
     SELECT $1, lower($2 || '-colleague') || '@test.example', lower($2 || '-colleague') || '@test.example', $2 || ' colleague', 'OPERATOR', now()`,
    [organizationId, mark],
  );
  await services.owner.query(
    `INSERT INTO tenant.invitations (organization_id, email, email_normalised, role, invited_by, token_hash, code_hash, last_sent_at, created_at, expires_at)
     SELECT organization_id, lower($2 || '-invited') || '@test.example', lower($2 || '-invited') || '@test.example', 'VIEWER', id, $3, $4,
       '2020-01-01', '2020-01-01', '2100-01-01'
     FROM tenant.users WHERE organization_id = $1 AND role = 'OWNER'`,
    [organizationId, mark, randomUUID(), randomUUID()],
  );
}

async function arrangeParty(platform: TestPlatform, mark: string, platformAdmin: Viewer): Promise<Party> {
  const organization = await anOrganization(platform, `${mark} and partners`)
    .withCampaign({ name: `${mark} draft`, offer: `${mark} offers a planning tool.`, source: 'IMPORTED_LIST' })
    .withWaitingImport(peopleOf(`${mark}-waiting`), `${mark}-waiting.csv`)
    .withCampaign({ name: `${mark} campaign`, offer: `${mark} offers a planning tool.`, source: 'IMPORTED_LIST' })
    .withImport(peopleOf(mark), `${mark}.csv`)
    .withFinishedRun()
    .arrange();
  const password = `${mark} ${randomUUID()}`;
  await platform.services.owner.query(
    `UPDATE tenant.users SET password_hash = $2, name = $3 || ' ' || role, email = lower($3 || '-' || role) || '@test.example',
       email_normalised = lower($3 || '-' || role) || '@test.example' WHERE organization_id = $1`,
    [organization.id, await storedPassword(password), mark],
  );
  await arrangePeople(platform, organization.id, mark);
  // The attacks invite and create people again and again.
  await platform.services.owner.query('UPDATE tenant.organizations SET limit_overrides = $2 WHERE id = $1', [
    organization.id,
    '{"USERS": null}',
  ]);
  const apiKeyId = await arrangeKeys(platform, organization, mark);
  await tellEverybody(platform, organization, mark);
  await writeToProspects(platform, organization, mark);
  const [draft, campaign] = organization.campaigns;
  const [waiting, done] = organization.imports;
  if (!draft || !campaign?.runId || !waiting || !done) throw new Error('The organization is not arranged.');
  const partial = { password, apiKeyId, campaignId: campaign.id, draftId: draft.id, runId: campaign.runId };
  const imports = { waitingImportId: waiting.id, importId: done.id };
  const views = {
    organizationName: organization.name,
    viewAsId: await lookAt(platform, organization.id, platformAdmin),
  };
  const names = await readNames(platform, organization.id, { ...partial, ...imports, ...views });
  return { organization, mark, names };
}

/** Lets the platform admin look through the owner's eyes. */
async function lookAt(platform: TestPlatform, organizationId: string, platformAdmin: Viewer): Promise<string> {
  const answer = await platform.ask(
    platformAdmin,
    'mutation ($input: StartViewAsInput!) { startViewAs(input: $input) { ... on ViewAsStarted { viewAs { id } } } }',
    { input: { organizationId, reason: 'They asked why their import stopped.' } },
  );
  const [, id] = /"id":"([^"]+)"/.exec(JSON.stringify(answer)) ?? [];
  if (id === undefined) throw new Error(`Looking failed: ${JSON.stringify(answer)}`);
  return id;
}

/** Every member was told something within the app, and wants no mail of it. */
async function tellEverybody({ services }: TestPlatform, organization: TestOrganization, mark: string): Promise<void> {
  await services.owner.query(
    `INSERT INTO tenant.notification_preferences (organization_id, user_id, type, in_app, email, updated_at)
     SELECT organization_id, id, 'ORG_OWNER_TO_MEMBERS', true, false, now() FROM tenant.users WHERE organization_id = $1`,
    [organization.id],
  );
  const { notifications } = doorOf(services, organization.member('OWNER'));
  await notifications.sendNotification(
    aNotification({ subject: `${mark} on Monday`, body: `${mark} begins at nine.` }),
  );
  const waits = 'SELECT 1 FROM tenant.notification_deliveries WHERE organization_id = $1 AND finished_at IS NULL';
  while ((await services.owner.query(waits, [organization.id])).rowCount !== 0) await handOutWaiting(services);
}

/** What a platform admin is told, and nobody of an organization is. */
export const alertSubject = 'Fernhollow wakes';

/** A platform admin was alerted within the app. */
async function alertPlatformAdmin({ services }: TestPlatform, platformAdmin: Viewer): Promise<void> {
  const { notifications } = doorOf(services, platformAdmin);
  await notifications.updateNotificationPreferences({
    preferences: [{ type: 'SYSTEM_ALERTS', inApp: true, email: false }],
  });
  await notifications.sendNotification(aNotification({ type: 'SYSTEM_ALERTS', subject: alertSubject }));
}

/** Something was written to prospects, and one of them objected by the link in it. */
async function writeToProspects(
  { services: { owner, clock } }: TestPlatform,
  organization: TestOrganization,
  mark: string,
): Promise<void> {
  await owner.query(
    `INSERT INTO lead.prospect_messages (organization_id, sender_id, subject, body, relevance, sent_count, refused, refused_count,
       idempotency_key, request_hash, created_at)
     VALUES ($1, $2, $3, $4, 'It is about planning.', 1, '[]', 0, $5, 'hash', $6)`,
    [
      organization.id,
      organization.member('OWNER').userId,
      `${mark} on Tuesday`,
      `${mark} plans.`,
      randomUUID(),
      clock.now(),
    ],
  );
  const [addressHash, tokenHash] = [newSecretToken(), newSecretToken()];
  await owner.query(
    `WITH link AS (
       INSERT INTO platform.unsubscribe_links (token_hash, organization_id, channel, address_hash, created_at) VALUES ($2, $1, 'EMAIL', $3, $4))
     INSERT INTO platform.suppressions (organization_id, channel, address_hash, origin, created_at) VALUES ($1, 'EMAIL', $3, 'UNSUBSCRIBE_LINK', $4)`,
    [organization.id, tokenHash, addressHash, clock.now()],
  );
}

const keyMade = z.object({ createApiKey: z.object({ apiKey: z.object({ id: z.string() }) }) });

/** A key of a program, and a service that is configured. */
async function arrangeKeys(platform: TestPlatform, organization: TestOrganization, mark: string): Promise<string> {
  const owner = organization.member('OWNER');
  const created = await platform.ask(
    owner,
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on ApiKeyCreated { apiKey { id } } } }',
    { input: { name: `${mark} program`, environment: 'LIVE', scopes: ['LEADS_READ'] } },
  );
  const configured = await platform.ask(
    owner,
    'mutation ($input: SetIntegrationInput!) { setIntegration(input: $input) { __typename } }',
    { input: { twilio: acceptedCredentials.TWILIO } },
  );
  if (!JSON.stringify(configured).includes('IntegrationSet'))
    throw new Error(`The service is not configured: ${JSON.stringify(configured)}`);
  return keyMade.parse(created.data).createApiKey.apiKey.id;
}

const found = z.object({
  userId: z.string(),
  ownerEmail: z.string(),
  leadId: z.string(),
  firstLeadId: z.string(),
  leadEmail: z.string(),
  companyId: z.string(),
  interactionId: z.string(),
  assessmentId: z.string(),
  emailId: z.string(),
  fileId: z.string(),
  reportFileId: z.string(),
  colleagueId: z.string(),
  notificationId: z.string(),
  invitationId: z.string(),
  invitationToken: z.string(),
  refreshToken: z.string(),
  sessionId: z.string(),
  registrationId: z.string(),
  proofToken: z.string(),
  resetToken: z.string(),
  challenge: z.string(),
  code: z.string(),
});

/** What somebody who is not the owner holds to sign in by, and what they agreed to. */
async function arrangeAccount({ services: { owner, clock } }: TestPlatform, organizationId: string) {
  const { rows } = await owner.query<{ id: string }>(
    "SELECT id FROM tenant.users WHERE organization_id = $1 AND role = 'VIEWER'",
    [organizationId],
  );
  const userId = rows[0]?.id;
  const [resetToken, challenge, proofToken, registrationId] = Array.from({ length: 4 }, () => randomUUID());
  const until = new Date(clock.now().getTime() + 24 * 60 * 60 * 1_000);
  const insert = (statement: string, values: readonly unknown[]) => owner.query(statement, [...values]);
  await insert(
    'INSERT INTO tenant.password_resets (user_id, organization_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)',
    [userId, organizationId, resetToken, clock.now(), until],
  );
  await insert(
    'INSERT INTO tenant.sign_in_challenges (user_id, organization_id, token_hash, expires_at) VALUES ($1, $2, $3, $4)',
    [userId, organizationId, challenge, until],
  );
  await insert(
    'INSERT INTO tenant.second_factors (user_id, organization_id, sealed_secret, created_at) VALUES ($1, $2, $3, $4)',
    [userId, organizationId, `sealed ${randomUUID()}`, clock.now()],
  );
  await insert('INSERT INTO tenant.recovery_codes (user_id, organization_id, code_hash) VALUES ($1, $2, $3)', [
    userId,
    organizationId,
    randomUUID(),
  ]);
  await insert(
    `INSERT INTO tenant.consents (user_id, organization_id, kind, given, version, user_agent, at)
     SELECT id, organization_id, 'TERMS', true, '2026-01', $2, $3 FROM tenant.users WHERE organization_id = $1 AND role IN ('OWNER', 'VIEWER')`,
    [organizationId, `A browser ${randomUUID()}`, clock.now()],
  );
  await insert(
    `INSERT INTO tenant.registrations (id, email, name, locale, password_hash, organization_type, organization_name, consent_version,
       marketing, token_hash, created_at, expires_at)
     VALUES ($1, $5, 'Ada', 'FR', 'none', 'B2C', 'Ada', '2026-01', false, $2, $3, $4)`,
    [registrationId, proofToken, clock.now(), until, `${registrationId}@company.example`],
  );
  return { resetToken, challenge, proofToken, registrationId, code: '246810' };
}

async function readNames(
  platform: TestPlatform,
  organizationId: string,
  known: Omit<Names, 'organizationId' | keyof z.infer<typeof found>>,
): Promise<Names> {
  const { owner, clock } = platform.services;
  const account = await arrangeAccount(platform, organizationId);
  const opened = await owner.query<{ hash: string; session: string }>(
    `WITH s AS (
       INSERT INTO tenant.sessions (id, user_id, organization_id, created_at, last_seen_at, expires_at, user_agent)
       SELECT gen_random_uuid(), id, organization_id, $2, $2, $2::timestamptz + interval '7 days', name || ' at home'
       FROM tenant.users WHERE organization_id = $1 AND role = 'OWNER' RETURNING *)
     INSERT INTO tenant.refresh_tokens (session_id, user_id, organization_id, token_hash, created_at, expires_at)
     SELECT id, user_id, organization_id, $3, created_at, expires_at FROM s RETURNING token_hash AS hash, session_id AS session`,
    [organizationId, clock.now(), randomUUID()],
  );
  await owner.query(
    `INSERT INTO platform.access_revocations (organization_id, kind, subject_id)
     SELECT organization_id, 'USER', id FROM tenant.users WHERE organization_id = $1 AND role = 'VIEWER'`,
    [organizationId],
  );
  await owner.query(
    `INSERT INTO platform.audit_logs (organization_id, actor_kind, actor_id, action, request_id)
     SELECT organization_id, 'USER', id, 'member.invited', 'arranged' FROM tenant.users WHERE organization_id = $1 AND role = 'OWNER'`,
    [organizationId],
  );
  const { rows } = await owner.query(
    `SELECT e.id AS "emailId", e.lead_id AS "leadId", l.email AS "leadEmail", l.company_id AS "companyId", i.file_id AS "fileId", i.report_file_id AS "reportFileId",
       (SELECT id FROM lead.interactions n WHERE n.organization_id = $1 AND n.lead_id = l.id AND n.kind = 'NOTE' LIMIT 1) AS "interactionId",
       (SELECT id FROM lead.bant_assessments s WHERE s.organization_id = $1 AND s.lead_id = l.id LIMIT 1) AS "assessmentId",
       (SELECT id FROM lead.leads f WHERE f.organization_id = $1 ORDER BY id LIMIT 1) AS "firstLeadId",
       u.id AS "userId", u.email AS "ownerEmail", i2.id AS "invitationId", i2.token_hash AS "invitationToken",
       (SELECT id FROM tenant.notifications t WHERE t.organization_id = $1 AND t.user_id = u.id) AS "notificationId",
       (SELECT id FROM tenant.users c WHERE c.organization_id = $1 AND c.name LIKE '% colleague') AS "colleagueId"
     FROM campaign.emails e JOIN lead.leads l ON l.organization_id = $1 AND l.id = e.lead_id
       JOIN lead.lead_imports i ON i.organization_id = $1 AND i.id = $2
       JOIN tenant.users u ON u.organization_id = $1 AND u.role = 'OWNER'
       JOIN tenant.invitations i2 ON i2.organization_id = $1
     WHERE e.organization_id = $1 ORDER BY e.lead_id DESC LIMIT 1`,
    [organizationId, known.importId],
  );
  return {
    organizationId,
    ...known,
    ...found.parse({ ...rows[0], ...account, refreshToken: opened.rows[0]?.hash, sessionId: opened.rows[0]?.session }),
  };
}

function callersOf(b: Party, platformAdmin: Viewer): readonly Caller[] {
  const { organization, names } = b;
  const forged = {
    kind: 'USER',
    userId: names.userId,
    organizationId: names.organizationId,
    role: 'PLATFORM_ADMIN',
    expiresAt: Date.parse('2100-01-01T00:00:00Z'),
  } as const;
  return [
    ...rolesOfMembers.map((role) => ({ title: `${role} of B`, viewer: organization.member(role) })),
    { title: 'agents of a run of B', viewer: organization.agents(names.runId) },
    { title: 'PLATFORM_ADMIN', viewer: platformAdmin },
    {
      title: 'a platform admin who looks through the eyes of the OWNER of B',
      viewer: viewerOf({
        ...forged,
        role: 'OWNER',
        sessionId: names.viewAsId,
        impersonatorId: platformAdmin.userId ?? '',
      }),
    },
    { title: 'a member of B who claims to be PLATFORM_ADMIN', viewer: viewerOf(forged) },
    { title: 'an OWNER of no organization', viewer: viewerOf({ ...forged, role: 'OWNER', organizationId: null }) },
    { title: 'nobody', viewer: anonymous },
  ];
}

/** Arranges both organizations with rows of every kind; nothing happens in A any more when it is done. */
export async function arrangeTwoOrganizations(): Promise<TwoOrganizations> {
  const platform = await startTestPlatform({ limits });
  try {
    const platformAdmin = await platform.services.aPlatformAdmin();
    const [a, b] = await Promise.all(
      ['Quillfeather', 'Brambleworth'].map((mark) => arrangeParty(platform, mark, platformAdmin)),
    );
    if (!a || !b) throw new Error('Two organizations are not two.');
    await alertPlatformAdmin(platform, platformAdmin);
    await platform.stopWorker();
    await settleOutboxes(platform.services.owner);
    return { platform, a, b, platformAdmin, callers: callersOf(b, platformAdmin) };
  } catch (error) {
    await platform.close();
    throw error;
  }
}

const lastGroup = /[0-9a-f]{8}$/;

/** Names that belong to nobody, and are otherwise like these: as long, and before and behind the same ids. */
export const unknownLike = (names: Names): Names =>
  namesFrom(names, (name) =>
    lastGroup.test(name) ? name.replace(lastGroup, randomUUID().slice(0, 8)) : `x${name.slice(1)}`,
  );

/** The same kind of names, each made from these. */
export function namesFrom(names: Names, make: (name: string) => string): Names {
  const made = Object.entries(names).map(([key, name]) => [key, make(String(name))]);
  // Every key is kept, so that the type is too.
  return Object.fromEntries(made) as Names;
}

/** The names themselves, to find them in an answer that repeats them. */
export const wordsIn = (names: Names): readonly string[] => Object.values({ ...names });

/** What an attacker may know of a party: everything but its password. */
export const namesKnownToOthers = ({ names }: Party): Names => ({ ...names, password: 'a wrong guess' });
