import { expect, test } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { stopWhenUnread } from './stop-when-unread.js';

test('a broken pipe stops once, and what is said meanwhile ends nothing', () => {
  const output = new EventEmitter();
  let stops = 0;
  stopWhenUnread(output, () => {
    stops += 1;
    output.emit('error', new Error('EPIPE'));
  });
  output.emit('error', new Error('EPIPE'));
  output.emit('error', new Error('EPIPE'));
  expect(stops).toBe(1);
});
