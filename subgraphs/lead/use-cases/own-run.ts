import { NotPermitted } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';

/**
 * Agents act for their own run only.
 * @throws NotPermitted when the viewer is not the agents of this run.
 */
export function assertOwnRun(viewer: Viewer, runId: string): void {
  if (viewer.kind !== 'AGENT' || viewer.runId !== runId) throw new NotPermitted('agent:record');
}
