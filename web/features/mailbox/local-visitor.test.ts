import { expect, test } from '@jest/globals';
import { isLocalVisitor } from './local-visitor';

test.each([
  { host: 'localhost:3000' },
  { host: '127.0.0.1:3000', 'x-forwarded-for': '127.0.0.1' },
  { host: '[::1]:3000', 'x-forwarded-for': '::1' },
  { host: 'localhost', 'x-forwarded-for': '::ffff:127.0.0.1' },
])('%j was made at this machine', (headers) => {
  expect(isLocalVisitor(new Headers(headers as Record<string, string>))).toBe(true);
});

test.each([
  {},
  { host: 'vectra.example' },
  { host: '127.0.0.1.evil.example' },
  { host: 'localhost', 'x-forwarded-for': '192.0.2.1' },
  { host: 'localhost', 'x-forwarded-for': '192.0.2.1, 127.0.0.1' },
])('%j was not', (headers) => {
  expect(isLocalVisitor(new Headers(headers as Record<string, string>))).toBe(false);
});
