import { expect, test } from '@jest/globals';
import { emailStatuses, isDecidable } from './email.js';

test('only a pending draft can be decided', () => {
  expect(emailStatuses.filter((status) => isDecidable({ status }))).toEqual(['PENDING']);
});
