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
