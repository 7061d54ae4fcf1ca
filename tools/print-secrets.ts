/** Prints new secrets as lines of an `.env` file, for the servers mode. */
import { randomBytes } from 'node:crypto';
import { generateSecrets } from './supervisor/secrets.js';

const PASSWORD_BYTES = 24;

const lines = Object.entries({ POSTGRES_PASSWORD: randomBytes(PASSWORD_BYTES).toString('hex'), ...generateSecrets() });
process.stdout.write(`${lines.map(([name, value]) => `${name}=${value}`).join('\n')}\n`);
