import { expect, test } from '@jest/globals';
import { linksIn } from './links-in';

test('every link is found once, without the sentence around it', () => {
  const text =
    'Confirm:\nhttps://vectra.example/verify?token=a-b_c\n\n(see http://127.0.0.1:3000/x). https://vectra.example/verify?token=a-b_c';
  expect(linksIn(text)).toEqual(['https://vectra.example/verify?token=a-b_c', 'http://127.0.0.1:3000/x']);
});

test('a text without links has none', () => {
  expect(linksIn('javascript:alert(1) www.vectra.example')).toEqual([]);
});
