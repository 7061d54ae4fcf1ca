import type { PlatformAuditFilterInput } from '../../graphql/generated/graphql';
import { actFilter, idOf, narrowsActs, readActView, type ActView } from '../audit/audit-view';

/** What the platform's audit log shows, as the page's address says it. */
export interface PlatformAuditView extends ActView {
  /** One organization's acts alone. */
  readonly organizationId: string | null;
  /** Only acts that belong to no organization. */
  readonly ofPlatform: boolean;
  /** Acts on the thing with this id alone. */
  readonly subject: string;
}

/** Reads the view out of the address; an organization and the platform itself exclude each other, and the organization wins. */
export function readPlatformAuditView(parameter: (name: string) => string | null): PlatformAuditView {
  const organizationId = idOf(parameter, 'organization');
  return {
    ...readActView(parameter),
    organizationId,
    ofPlatform: organizationId === null && parameter('scope') === 'platform',
    subject: parameter('subject')?.trim() ?? '',
  };
}

/** Whether the view leaves entries out. */
export const narrowsPlatformAudit = (view: PlatformAuditView): boolean =>
  view.organizationId !== null || view.ofPlatform || view.subject !== '' || narrowsActs(view);

/** The view as the API takes it. */
export const platformAuditFilter = ({
  organizationId,
  ofPlatform,
  subject,
  ...acts
}: PlatformAuditView): PlatformAuditFilterInput => ({
  ...actFilter(acts),
  organizationId,
  ofPlatform: ofPlatform ? true : null,
  subjectId: subject === '' ? null : subject,
});
