import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { LeadStore } from '../data/lead-store.js';
import type { DossierPage } from '../domain/dossier.js';
import type { DossiersWanted } from './leads-to-assess.js';
import { assertOwnRun } from './own-run.js';
import { cutPage, readDossiers } from './read-dossiers.js';

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly clock: Clock;
}

/** The leads that this run qualified and nobody contacted since, by ascending id, each with its assessment (V-27). */
export const leadsToContact = defineUseCase({
  permission: 'agent:record',

  async run(
    { viewer, store, clock }: Needs,
    { campaignId, runId, after, first }: DossiersWanted,
  ): Promise<DossierPage> {
    assertOwnRun(viewer, runId);
    const ids = await store.dossiers.idsToContact({ campaignId, runId, after, limit: first + 1 });
    const { page, next } = cutPage(ids, first);
    return { leads: await readDossiers(store, page, runId, clock.now()), next };
  },
});

/** How many leads this run qualified and nobody contacted since. */
export const countLeadsToContact = defineUseCase({
  permission: 'agent:record',

  async run(
    { viewer, store }: Pick<Needs, 'viewer' | 'store'>,
    wanted: Pick<DossiersWanted, 'campaignId' | 'runId'>,
  ): Promise<number> {
    assertOwnRun(viewer, wanted.runId);
    return store.dossiers.countToContact(wanted);
  },
});
