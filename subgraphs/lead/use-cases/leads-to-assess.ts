import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { LeadStore } from '../data/lead-store.js';
import type { DossierPage } from '../domain/dossier.js';
import { assertOwnRun } from './own-run.js';
import { cutPage, readDossiers } from './read-dossiers.js';

/** Which leads an agent asks for. */
export interface DossiersWanted {
  readonly campaignId: string;
  readonly runId: string;
  /** The last lead already seen; null begins. */
  readonly after: string | null;
  /** 1 to 200. */
  readonly first: number;
}

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly clock: Clock;
}

/** The leads of a campaign that no other run assessed, by ascending id: asking again gives the same. */
export const leadsToAssess = defineUseCase({
  permission: 'agent:record',

  async run(
    { viewer, store, clock }: Needs,
    { campaignId, runId, after, first }: DossiersWanted,
  ): Promise<DossierPage> {
    assertOwnRun(viewer, runId);
    const ids = await store.dossiers.idsToAssess({ campaignId, runId, after, limit: first + 1 });
    const { page, next } = cutPage(ids, first);
    return { leads: await readDossiers(store, page, runId, clock.now()), next };
  },
});

/** How many leads of the campaign no other run assessed. */
export const countLeadsToAssess = defineUseCase({
  permission: 'agent:record',

  async run(
    { viewer, store }: Pick<Needs, 'viewer' | 'store'>,
    wanted: Pick<DossiersWanted, 'campaignId' | 'runId'>,
  ): Promise<number> {
    assertOwnRun(viewer, wanted.runId);
    return store.dossiers.countToAssess(wanted);
  },
});
