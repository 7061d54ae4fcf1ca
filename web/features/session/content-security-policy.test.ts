import { expect, test } from '@jest/globals';
import { contentSecurityPolicy } from './content-security-policy';

test('production allows neither inline code, nor eval, nor any other origin', () => {
  const policy = contentSecurityPolicy('bm9uY2U=', false);
  expect(policy).not.toMatch(/unsafe|https?:|\*/u);
  expect(policy).toContain(`script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'`);
  expect(policy).toContain(`frame-ancestors 'none'`);
});
