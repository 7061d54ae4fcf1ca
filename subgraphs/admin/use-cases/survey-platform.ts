import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { PlatformRepository } from '../data/platform.repository.js';
import { overviewOf, type PlatformOverview } from '../domain/platform-overview.js';

interface Needs {
  readonly viewer: Viewer;
  readonly repository: PlatformRepository;
}

/** Counts the whole platform (V-66). */
export const surveyPlatform = defineUseCase({
  permission: 'platform:read',

  async run({ repository }: Needs, _everything: Readonly<Record<string, never>>): Promise<PlatformOverview> {
    return overviewOf(await repository.counts());
  },
});
