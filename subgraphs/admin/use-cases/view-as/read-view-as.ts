import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { PresentViewReader } from '../../data/view-as/present-view.reader.js';
import type { ViewAs } from '../../domain/view-as/view-as.js';

interface Needs {
  readonly viewer: Viewer;
  /** Null for who belongs to no organization and therefore looks through nobody's eyes. */
  readonly views: PresentViewReader | null;
}

/** Says that, why and until when a platform admin looks through the viewer's eyes; null when nobody does. */
export const readViewAs = defineUseCase({
  permission: 'self:read',

  async run({ viewer, views }: Needs, _nothing: Readonly<Record<string, never>>): Promise<ViewAs | null> {
    const { impersonatorId, sessionId } = viewer;
    if (views === null || impersonatorId === null || sessionId === null) return null;
    return views.find(sessionId, impersonatorId);
  },
});
