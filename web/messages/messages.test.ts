import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

type Messages = Record<string, Record<string, string>>;

const read = (locale: string): Messages =>
  JSON.parse(readFileSync(new URL(`./${locale}.json`, import.meta.url), 'utf8')) as Messages;

const parametersByKey = (messages: Messages): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(messages).flatMap(([room, sentences]) =>
      Object.entries(sentences).map(([key, sentence]) => [
        `${room}.${key}`,
        [...new Set([...sentence.matchAll(/\{([a-z]\w*)[,}]/gu)].map((match) => match[1] ?? ''))].sort(),
      ]),
    ),
  );

test('both languages say the same things with the same values', () => {
  expect(parametersByKey(read('en'))).toEqual(parametersByKey(read('fr')));
});

test('French never breaks a line before its double punctuation', () => {
  const broken = Object.values(read('fr')).flatMap((room) =>
    Object.values(room).filter((sentence) => / [:;!?»]|« /u.test(sentence)),
  );
  expect(broken).toEqual([]);
});
