'use client';
import { useMutation } from '@apollo/client/react';
import {
  DeleteOrganizationDocument,
  ReactivateOrganizationDocument,
  RestoreOrganizationDocument,
  SuspendOrganizationDocument,
} from '../../graphql/generated/graphql';
import { useAdminAct } from './use-admin-act';

/** The moves of one organization. */
export function useOrganizationActs(organizationId: string) {
  const act = useAdminAct();
  const [suspend] = useMutation(SuspendOrganizationDocument);
  const [reactivate] = useMutation(ReactivateOrganizationDocument);
  const [remove] = useMutation(DeleteOrganizationDocument);
  const [restore] = useMutation(RestoreOrganizationDocument);
  return {
    act,
    suspend: (reason: string) =>
      act.run(
        async () => (await suspend({ variables: { input: { organizationId, reason } } })).data?.suspendOrganization,
      ),
    reactivate: () =>
      act.run(
        async () => (await reactivate({ variables: { input: { organizationId } } })).data?.reactivateOrganization,
      ),
    remove: (reason: string, confirmName: string) =>
      act.run(
        async () =>
          (await remove({ variables: { input: { organizationId, reason, confirmName } } })).data?.deleteOrganization,
      ),
    restore: () =>
      act.run(async () => (await restore({ variables: { input: { organizationId } } })).data?.restoreOrganization),
  };
}
