import { describe, expect, test } from '@jest/globals';
import { readRequest, type NotificationRequest } from './notification-request.js';

const request = (changes: Partial<NotificationRequest> = {}): NotificationRequest => ({
  type: 'ORG_OWNER_TO_MEMBERS',
  recipients: { all: true },
  subject: 'Monday',
  body: 'At nine.',
  idempotencyKey: 'key-1',
  ...changes,
});

const pathsOf = (changes: Partial<NotificationRequest>): readonly string[] => {
  const read = readRequest(request(changes));
  return 'problems' in read ? read.problems.map(({ path }) => path) : [];
};

describe('recipients are named in exactly one way (V-88)', () => {
  test.each([
    ['nobody', {}],
    ['nobody in two ways', { emails: null, all: null }],
    ['two ways', { emails: ['a@b.example'], organizationIds: ['x'] }],
    ['not all', { all: false }],
    ['no address', { emails: [] }],
    ['too many', { emails: Array.from({ length: 501 }, (_, place) => `${place}@b.example`) }],
  ])('%s is refused', (_, recipients) => {
    expect(pathsOf({ recipients })).toEqual(['recipients']);
  });

  test.each([
    ['all', { all: true }, { kind: 'ALL' }],
    ['addresses, once each', { emails: ['A@b.example', 'a@B.example '] }, { kind: 'EMAILS', emails: ['a@b.example'] }],
    ['organizations', { organizationIds: ['x', 'x'] }, { kind: 'ORGANIZATIONS', organizationIds: ['x'] }],
  ])('%s are read', (_, recipients, read) => {
    expect(readRequest(request({ recipients }))).toMatchObject({ request: { recipients: read } });
  });
});

describe('a link', () => {
  test.each([
    'http://vectra.example',
    'HTTPS://vectra.example',
    'javascript:alert(1)',
    'https://user:secret@vectra.example',
    'https://',
    'https://a b.example',
    'ftp://vectra.example',
    `https://vectra.example/${'x'.repeat(2_000)}`,
  ])('%s is refused', (actionUrl) => {
    expect(pathsOf({ actionUrl })).toEqual(['actionUrl']);
  });

  test('over https is kept with its words, and words without a link are refused', () => {
    const words = { actionUrl: 'https://vectra.example/a?b=c', actionText: 'Look' };
    expect(readRequest(request(words))).toMatchObject({ request: { words } });
    expect(pathsOf({ actionText: 'Look' })).toEqual(['actionText']);
    expect(pathsOf({ ...words, actionText: 'x'.repeat(61) })).toEqual(['actionText']);
  });
});

describe('words', () => {
  test.each([
    ['subject', ' \0 '],
    ['subject', 'x'.repeat(151)],
    ['body', ''],
    ['body', 'x'.repeat(5_001)],
    ['bodyHtml', 'x'.repeat(20_001)],
    ['idempotencyKey', ''],
    ['idempotencyKey', 'a key'],
  ])('%s %# is refused', (path, text) => {
    expect(pathsOf({ [path]: text })).toEqual([path]);
  });

  test('what cannot be kept is left out, and a subject is one line', () => {
    expect(readRequest(request({ subject: 'Mon\nday\u0007', body: ' a\0b\ud800\nc ', bodyHtml: ' ' }))).toMatchObject({
      request: { words: { subject: 'Mon day', body: 'ab\nc', bodyHtml: null } },
    });
  });
});
