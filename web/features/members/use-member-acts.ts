'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import {
  ChangeMemberRoleDocument,
  InviteMemberDocument,
  RemoveMemberDocument,
  ResendInvitationDocument,
  RevokeInvitationDocument,
  type MemberRole,
} from '../../graphql/generated/graphql';
import { useMemberProblem, type ActOutcome } from './member-problem';

const lists = ['MemberList', 'PendingInvitations'];

/** What may be done about people: every act reads the lists again, and a refusal is told in words. */
export function useMemberActs() {
  const sentenceOf = useMemberProblem();
  const options = { refetchQueries: lists, awaitRefetchQueries: true };
  const [invite, inviting] = useMutation(InviteMemberDocument, options);
  const [resend, resending] = useMutation(ResendInvitationDocument, options);
  const [revoke, revoking] = useMutation(RevokeInvitationDocument, options);
  const [changeRole, changing] = useMutation(ChangeMemberRoleDocument, options);
  const [remove, removing] = useMutation(RemoveMemberDocument, options);
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);

  const act = async (ask: () => Promise<ActOutcome | undefined>): Promise<boolean> => {
    setProblem(null);
    setError(null);
    try {
      const refused = sentenceOf(await ask());
      setProblem(refused);
      return refused === null;
    } catch (failure) {
      setError(failure);
      return false;
    }
  };
  return {
    invite: (email: string, role: MemberRole) =>
      act(async () => (await invite({ variables: { input: { email, role } } })).data?.inviteMember),
    resend: (invitationId: string) =>
      act(async () => (await resend({ variables: { input: { invitationId } } })).data?.resendInvitation),
    revoke: (invitationId: string) =>
      act(async () => (await revoke({ variables: { input: { invitationId } } })).data?.revokeInvitation),
    changeRole: (memberId: string, role: MemberRole) =>
      act(async () => (await changeRole({ variables: { input: { memberId, role } } })).data?.changeMemberRole),
    remove: (memberId: string) =>
      act(async () => (await remove({ variables: { input: { memberId } } })).data?.removeMember),
    busy: [inviting, resending, revoking, changing, removing].some((one) => one.loading),
    problem,
    error,
  };
}

/** The acts, as the parts of the page get them. */
export type MemberActs = ReturnType<typeof useMemberActs>;
