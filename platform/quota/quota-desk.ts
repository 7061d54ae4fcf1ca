import type { Envelope } from '../crypto/envelope.js';
import type { OrganizationScope } from '../tenancy/organization-scope.js';
import { hardStopOf, type CountedMetric } from './plan-limits.js';
import { planLimitReached, type PlanLimitReached, type TrialEnded } from './quota-problems.js';
import {
  reserve,
  reserveStanding,
  reserveUpTo,
  seat,
  type QuotaTransaction,
  type Reserved,
  type StandingWish,
} from './reserve.js';
import { warnOwners } from './warn-owners.js';

/** What a reservation comes to. */
export type Reservation = Reserved | PlanLimitReached | TrialEnded;

/** Why less was given than was asked for; null for a reservation of an unlimited plan. */
export function shortageOf(reservation: Reservation): PlanLimitReached | TrialEnded | null {
  if (reservation.kind !== 'Reserved') return reservation;
  const { plan, metric, used, limit } = reservation;
  return limit === null ? null : planLimitReached(plan, metric, { used, limit });
}

/** What one organization's plan allows, inside one transaction; owners are warned as they come near a limit. */
export class QuotaDesk {
  readonly #transaction: QuotaTransaction;
  readonly #scope: OrganizationScope;
  readonly #sealer: Pick<Envelope, 'seal'>;

  constructor(transaction: QuotaTransaction, scope: OrganizationScope, sealer: Pick<Envelope, 'seal'>) {
    this.#transaction = transaction;
    this.#scope = scope;
    this.#sealer = sealer;
  }

  /** All of the amount, or nothing. */
  async reserve(metric: CountedMetric, amount: number, now: Date): Promise<Reservation> {
    return this.#warned(await reserve(this.#transaction, this.#scope, metric, amount, now), now);
  }

  /** As much of the amount as there is room for. */
  async reserveUpTo(metric: CountedMetric, amount: number, now: Date): Promise<Reservation> {
    return this.#warned(await reserveUpTo(this.#transaction, this.#scope, metric, amount, now), now);
  }

  /** Why nothing more of a metric would be given; null while there is room. */
  async shortage(metric: CountedMetric, now: Date): Promise<PlanLimitReached | TrialEnded | null> {
    const nothing = await reserve(this.#transaction, this.#scope, metric, 0, now);
    if (nothing.kind !== 'Reserved') return nothing;
    const { limit, used } = nothing;
    return limit !== null && used >= hardStopOf(limit) ? shortageOf(nothing) : null;
  }

  /** Room for more rows of a kind that is limited at any one time. */
  async reserveStanding(wish: StandingWish, now: Date): Promise<Reservation> {
    return this.#warned(await reserveStanding(this.#transaction, this.#scope, wish, now), now);
  }

  /** Room for one more person, invited or created (O-07). */
  async seat(now: Date): Promise<Reservation> {
    return this.#warned(await seat(this.#transaction, this.#scope, now), now);
  }

  async #warned(reservation: Reservation, now: Date): Promise<Reservation> {
    if (reservation.kind === 'Reserved')
      await warnOwners(this.#transaction, this.#sealer, this.#scope, reservation, now);
    return reservation;
  }
}
