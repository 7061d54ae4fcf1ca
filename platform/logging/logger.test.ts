import { describe, expect, test } from '@jest/globals';
import { newApiKey } from '../crypto/api-key.js';
import { createLogger } from './logger.js';

const { key, prefix } = newApiKey('LIVE', 'a-secret-of-thirty-two-characters');
const bearer = `Bearer ${key}`;

function linesOf(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('test', { logLevel: 'info' }, { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('a key that somebody hands to the logger', () => {
  test.each<[string, Parameters<typeof linesOf>[0]]>([
    ['in a message', (logger) => logger.info(`the key ${key} was refused`)],
    ['in the text of an error', (logger) => logger.error({ err: new Error(`no such key: ${key}`) }, 'failed')],
    ['in a path', (logger) => logger.info({ url: `/graphql?api_key=${key}` }, 'asked')],
    [
      'in a header',
      (logger) => logger.info({ req: { headers: { 'x-api-key': key, authorization: bearer } } }, 'asked'),
    ],
    ['in headers alone', (logger) => logger.info({ headers: { 'x-api-key': key } }, 'asked')],
    ['in a list, deep down', (logger) => logger.info({ a: { b: [{ c: [key] }] } }, 'asked')],
    ['in a name', (logger) => logger.info({ [key]: 1 }, 'asked')],
    ['in a child’s bindings', (logger) => logger.child({ key }).info('asked')],
  ])('is not written down: %s', (_title, write) => {
    const lines = linesOf(write);
    expect(lines).not.toBe('');
    expect(lines).not.toContain(key.slice(prefix.length));
  });

  test('can still be told from others by its prefix', () => {
    expect(linesOf((logger) => logger.info(`the key ${key} was refused`))).toContain(`${prefix}[redacted]`);
  });

  test.each(['apiKey', 'secret', 'x-api-key', 'token', 'password'])(
    'a value named %s is not written down, whatever it looks like',
    (name) => {
      const lines = linesOf((logger) =>
        logger.info({ [name]: 'grey-otter-42', of: { [name]: 'grey-otter-43' } }, 'asked'),
      );
      expect(lines).toContain('[redacted]');
      expect(lines).not.toContain('grey-otter');
    },
  );
});
