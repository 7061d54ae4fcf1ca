import { describe, expect, test } from '@jest/globals';
import { audiencesOf, inputOf, namesIn, type NotificationDraft } from './notification-draft';

const draft: NotificationDraft = {
  type: 'ORG_OWNER_TO_MEMBERS',
  audience: 'ALL',
  named: 'a@b.example',
  subject: 'Monday',
  body: 'At nine.',
  actionUrl: ' ',
  actionText: '',
};

describe('a draft', () => {
  test('names its recipients in exactly one way, and leaves out what is empty (V-88)', () => {
    expect(inputOf(draft, 'key')).toEqual({
      type: 'ORG_OWNER_TO_MEMBERS',
      recipients: { all: true },
      subject: 'Monday',
      body: 'At nine.',
      actionUrl: null,
      actionText: null,
      idempotencyKey: 'key',
    });
    expect(inputOf({ ...draft, audience: 'EMAILS' }, 'key').recipients).toEqual({ emails: ['a@b.example'] });
    expect(inputOf({ ...draft, audience: 'ORGANIZATIONS', named: 'x' }, 'key').recipients).toEqual({
      organizationIds: ['x'],
    });
  });

  test('reads addresses however they are set apart', () => {
    expect(namesIn(' a@b.example,c@d.example;\n e@f.example ')).toEqual(['a@b.example', 'c@d.example', 'e@f.example']);
  });

  test('platform admins belong to no organization, and members name no other', () => {
    expect(audiencesOf('SYSTEM_ALERTS')).not.toContain('ORGANIZATIONS');
    expect(audiencesOf('ORG_OWNER_TO_MEMBERS')).not.toContain('ORGANIZATIONS');
    expect(audiencesOf('VECTRA_TO_ORG_OWNER')).toContain('ORGANIZATIONS');
  });
});
