import { adminAttacks } from './attacks/admin-attacks.js';
import type { AttackTable } from './attacks/attack.js';
import { campaignAttacks } from './attacks/campaign-attacks.js';
import { leadAttacks } from './attacks/lead-attacks.js';
import { tenantAttacks } from './attacks/tenant-attacks.js';

/** What agents may not read and cannot do without where it stands: asking for it would empty their whole answer. */
export const fieldsClosedToAgents: ReadonlySet<string> = new Set(['Campaign.emails', 'Lead.emails']);

const houses = [tenantAttacks, campaignAttacks, leadAttacks, adminAttacks];
const ofEvery = (kind: keyof AttackTable) => Object.fromEntries(houses.flatMap((house) => Object.entries(house[kind])));

/** Every root field of the composed graph. A field without a row, and a row without a field, fail the suite by name. */
export const attackTable: AttackTable = {
  query: ofEvery('query'),
  mutation: ofEvery('mutation'),
  subscription: ofEvery('subscription'),
};
