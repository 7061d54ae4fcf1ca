import { expect, test } from '@jest/globals';
import { maskedAddress } from './masked-address.js';

test.each([
  ['john@example.com', 'jo***@ex***'],
  ['j@x.example', 'j***@x.***'],
  ['"odd@name"@example.com', '"o***@ex***'],
  ['no address', '***'],
])('%s is kept as %s', (address, masked) => {
  expect(maskedAddress(address)).toBe(masked);
});
