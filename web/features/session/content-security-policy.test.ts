import { expect, test } from '@jest/globals';
import { contentSecurityPolicy } from './content-security-policy';

test('production allows neither inline code, nor eval, nor any other origin', () => {
  const policy = contentSecurityPolicy('bm9uY2U=', { development: false, inlineStyles: false });
  expect(policy).not.toMatch(/unsafe|https?:|\*/u);
  expect(policy).toContain(`script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'`);
  expect(policy).toContain(`frame-ancestors 'none'`);
});

test('where mails are shown, styles may be inline and nothing else', () => {
  const policy = contentSecurityPolicy('bm9uY2U=', { development: false, inlineStyles: true });
  expect(policy).toContain(`style-src 'self' 'unsafe-inline';`);
  expect(policy.replace(`style-src 'self' 'unsafe-inline'`, '')).not.toMatch(/unsafe|https?:|\*/u);
});
