import type { Envelope } from '../crypto/envelope.js';
import { queueMail } from '../mail/queue-mail.js';
import type { OrganizationScope } from '../tenancy/organization-scope.js';
import { percentOf, periodNameOf, planLimits, type PlanMetric } from './plan-limits.js';
import type { QuotaTransaction, Reserved } from './reserve.js';

interface OwnerToTell {
  readonly organizationName: string;
  readonly email: string;
  readonly locale: 'FR' | 'EN';
}

/** The name that the mail has for what is counted. */
const mailNameOf = (metric: PlanMetric, isDaily: boolean): string => (isDaily ? `${metric}_PER_DAY` : metric);

/**
 * Queues one mail to every owner when a share of a limit was just reached (O-07), in the transaction that reached it.
 * Other houses may not read people: the database hands out the owners' addresses alone, and they are sealed at once.
 */
export async function warnOwners(
  transaction: QuotaTransaction,
  sealer: Pick<Envelope, 'seal'>,
  { organizationId }: OrganizationScope,
  { warning, plan, metric, used, limit }: Reserved,
  now: Date,
): Promise<void> {
  if (warning === null || limit === null) return;
  const owners = await transaction.$queryRawUnsafe<readonly OwnerToTell[]>(
    'SELECT organization_name AS "organizationName", email, locale FROM tenant.owners_to_tell($1::uuid)',
    organizationId,
  );
  const { per } = planLimits[plan][metric];
  for (const [place, { organizationName, email, locale }] of owners.entries()) {
    await queueMail(transaction, sealer, {
      organizationId,
      to: email,
      locale,
      template: 'plan-limit',
      values: {
        organizationName,
        metric: mailNameOf(metric, per === 'DAY'),
        used,
        limit,
        percent: percentOf(used, limit) ?? warning,
      },
      idempotencyKey: `plan-limit:${metric}:${periodNameOf(per, now)}:${warning}:${place + 1}`,
    });
  }
}
