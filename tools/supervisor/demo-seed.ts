import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { completeDemoPasswords, seedDemo, type DemoPasswords, type SeedResult } from '../seed.js';

const passwordsSchema = z.record(z.string(), z.string());

function knownPasswords(file: string): DemoPasswords {
  try {
    return passwordsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // None yet, or damaged: new ones are drawn, and an account that has another one says so.
    return {};
  }
}

/**
 * Fills the demo of one installation. Its passwords are kept in `<dataDirectory>/demo-passwords.json`, for their owner only,
 * and are written before the accounts that they open.
 * @param environment of a stack; without DATABASE_OWNER_URL nothing is seeded and the answer is `undefined`
 */
export async function seedInstallation(
  dataDirectory: string,
  environment: Readonly<Record<string, string>>,
): Promise<SeedResult | undefined> {
  const ownerUrl = environment.DATABASE_OWNER_URL;
  if (ownerUrl === undefined) return undefined;
  const file = path.join(dataDirectory, 'demo-passwords.json');
  const passwords = completeDemoPasswords(knownPasswords(file));
  mkdirSync(dataDirectory, { recursive: true });
  writeFileSync(file, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 });
  return seedDemo({ ownerUrl, passwords });
}
