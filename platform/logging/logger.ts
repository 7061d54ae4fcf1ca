import { pino, type Logger as PinoLogger } from 'pino';
import type { Config } from '../config/config.js';

/** Structured logger; secrets and personal data are redacted by path. */
export type Logger = PinoLogger;

const redactedPaths = [
  'authorization',
  'cookie',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'email',
  '*.authorization',
  '*.cookie',
  '*.password',
  '*.token',
  '*.accessToken',
  '*.refreshToken',
  '*.email',
  'req.headers.authorization',
  'req.headers.cookie',
];

/** A logger for one process; every line carries its name. Lines are JSON on standard error. */
export function createLogger(name: string, config: Pick<Config, 'logLevel'>): Logger {
  return pino(
    {
      name,
      level: config.logLevel,
      redact: { paths: redactedPaths, censor: '[redacted]' },
      base: { pid: process.pid },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
