import { randomUUID } from 'node:crypto';
import type { RunningServices } from '../platform/process/start-services.js';
import type { JobBinding, Sweep } from '../platform/queue/define-job.js';

/** What a house lets the night shift do. */
export interface HouseWorker {
  readonly bindings: readonly JobBinding[];
  readonly sweeps: readonly Sweep[];
}

/** A worker at work. */
export interface RunningWorker {
  /** Lets running jobs reach a step boundary and stops looking for more. */
  stop(): Promise<void>;
}

const concurrency = 4;

/** Answers the bells of every house and looks again and again for rows whose bell was lost. */
export function startWorker(services: RunningServices, houses: readonly HouseWorker[]): RunningWorker {
  const drain = new AbortController();
  const bindings = houses.flatMap((house) => house.bindings);
  const bindingByName = new Map(bindings.map((binding) => [binding.job.name, binding]));
  services.queue.answer(bindings, drain.signal, concurrency);

  const sweep = async ({ name, run }: Sweep): Promise<void> => {
    try {
      const due = await run();
      await services.queue.ring(
        due.map(({ job, key, payload }) => ({
          // A fresh id each time: the row decides whether there is anything to do, so an extra ring is harmless.
          id: `sweep-${key}-${randomUUID()}`,
          name: job,
          payload,
          attemptsMax: 1,
          backoffMs: bindingByName.get(job)?.job.backoffMs ?? 1_000,
        })),
      );
    } catch (error) {
      services.logger.warn({ err: error, sweep: name }, 'sweep will try again');
    }
  };
  const timers = houses
    .flatMap((house) => house.sweeps)
    .map((each) => {
      void sweep(each);
      return setInterval(() => void sweep(each), each.everyMs);
    });
  return {
    stop: async () => {
      drain.abort();
      for (const timer of timers) clearInterval(timer);
    },
  };
}
