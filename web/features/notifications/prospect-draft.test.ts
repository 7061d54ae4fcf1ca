import { describe, expect, test } from '@jest/globals';
import { addressesIn, blankDraft, prospectInputOf } from './prospect-draft';

describe('a message to prospects', () => {
  test('names its recipients one per line, or as people paste them', () => {
    expect(addressesIn(' a@b.example\nc@d.example;e@f.example, ')).toEqual([
      'a@b.example',
      'c@d.example',
      'e@f.example',
    ]);
  });

  test('leaves out what is empty, and says whether the refused are left out', () => {
    const draft = {
      ...blankDraft,
      recipients: 'a@b.example',
      relevance: ' You plan. ',
      subject: 'Monday',
      body: 'At nine.',
    };
    expect(prospectInputOf(draft, true, 'key')).toEqual({
      recipients: ['a@b.example'],
      relevance: 'You plan.',
      subject: 'Monday',
      body: 'At nine.',
      actionUrl: null,
      actionText: null,
      refusedAreLeftOut: true,
      idempotencyKey: 'key',
    });
  });
});
