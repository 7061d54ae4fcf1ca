import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { Config } from '../config/config.js';
import { withoutApiKeys } from '../crypto/api-key.js';

/** Structured logger; secrets and personal data are redacted by path. */
export type Logger = PinoLogger;

const redactedPaths = [
  'authorization',
  'cookie',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'apiKey',
  'secret',
  'email',
  '["x-api-key"]',
  '*.authorization',
  '*.cookie',
  '*.password',
  '*.token',
  '*.accessToken',
  '*.refreshToken',
  '*.apiKey',
  '*.secret',
  '*.email',
  '*["x-api-key"]',
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-api-key"]',
];

/** A logger for one process; every line carries its name. Lines are JSON, on standard error unless told. */
export function createLogger(
  name: string,
  config: Pick<Config, 'logLevel'>,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    {
      name,
      level: config.logLevel,
      redact: { paths: redactedPaths, censor: '[redacted]' },
      base: { pid: process.pid },
      // A key can stand anywhere: in a message, a path, the text of an error.
      hooks: { streamWrite: withoutApiKeys },
    },
    destination,
  );
}
