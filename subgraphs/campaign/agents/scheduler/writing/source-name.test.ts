import { expect, test } from '@jest/globals';
import { sourceNameIn } from './source-name.js';

test('a French email names its source in French, and every source is named', () => {
  expect(sourceNameIn('fr', 'List imported by the organization')).toBe('liste importée par notre organisation');
  expect(sourceNameIn('en', 'List imported by the organization')).toBe('List imported by the organization');
  expect(sourceNameIn('fr', 'Another provider')).toBe('Another provider');
});
