import { expect, test } from '@jest/globals';
import { NotPermitted, ready } from '../../../../platform/use-case/define-use-case.js';
import { anonymous, viewerOf } from '../../../../platform/viewer/viewer.js';
import { consentVersion } from '../../domain/accounts/consent.js';
import { readLegalInformation } from './read-legal-information.js';

const operator = {
  name: 'Example Operator',
  address: null,
  registration: null,
  contact: null,
  privacyContact: null,
  host: null,
};
const id = '0199c0de-0000-7000-8000-000000000001';

const aUser = { kind: 'USER', userId: id, organizationId: id, role: 'VIEWER', expiresAt: 4_102_444_800_000 } as const;

test.each([
  ['a member', viewerOf(aUser)],
  ['the platform owner', viewerOf({ ...aUser, organizationId: null, role: 'PLATFORM_ADMIN' })],
  ['an admin who looks through somebody’s eyes', viewerOf({ ...aUser, impersonatorId: id })],
])('%s reads it too', async (_who, viewer) => {
  expect(await ready(readLegalInformation, { viewer, operator })({})).toMatchObject({ version: consentVersion });
});

test('everybody reads which version people agree to, who runs it and how long what is kept (Z-29)', async () => {
  const read = await ready(readLegalInformation, { viewer: anonymous, operator })({});
  expect(read).toMatchObject({ version: consentVersion, operator });
  expect(read.retention).toContainEqual({ kind: 'SESSIONS', days: 30 });
  expect(read.retention).toContainEqual({ kind: 'EXPORTS', days: 7 });
});

test('agents and programs have no business here', async () => {
  const agents = viewerOf({ kind: 'AGENT', runId: id, organizationId: id });
  await expect(ready(readLegalInformation, { viewer: agents, operator })({})).rejects.toThrow(NotPermitted);
});
