import type { SubgraphRequest } from '../../../platform/graphql/subgraph.js';
import type { Services } from '../../../platform/process/services.js';
import { organizationScope, type OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { IdentityStore } from '../data/identity-store.js';
import { InvitationDoor } from '../data/invitations/invitation-door.js';
import { InvitationPages } from '../data/invitations/invitation.pages.js';
import { MemberStore } from '../data/members/member-store.js';
import { acceptInvitation } from '../use-cases/invitations/accept-invitation.js';
import { inviteMember } from '../use-cases/invitations/invite-member.js';
import { previewInvitation } from '../use-cases/invitations/preview-invitation.js';
import { resendInvitation } from '../use-cases/invitations/resend-invitation.js';
import { revokeInvitation } from '../use-cases/invitations/revoke-invitation.js';
import { changeMemberRole } from '../use-cases/members/change-member-role.js';
import { createMember } from '../use-cases/members/create-member.js';
import { removeMember } from '../use-cases/members/remove-member.js';
import { restoreMember } from '../use-cases/members/restore-member.js';
import { updateMyOrganization } from '../use-cases/organization/update-my-organization.js';

/** What one caller may do about the people and the settings of an organization. Everything is made on first use. */
export class MemberDesk {
  readonly #services: Services;
  readonly #request: SubgraphRequest;
  #store: MemberStore | undefined;
  #ownerIds: Promise<readonly string[]> | undefined;

  constructor(services: Services, request: SubgraphRequest) {
    this.#services = services;
    this.#request = request;
  }

  /** The owners of the viewer's organization, looked up once per request. */
  ownerIds(): Promise<readonly string[]> {
    return (this.#ownerIds ??= this.#organizationStore.members.ownerIds());
  }

  get now(): Date {
    return this.#services.clock.now();
  }

  get pages(): InvitationPages {
    return new InvitationPages(this.#organizationStore, this.#services.cursors);
  }

  get updateMyOrganization() {
    return ready(updateMyOrganization, { ...this.#needs, sealer: this.#services.envelope });
  }

  get createMember() {
    return ready(createMember, this.#postingNeeds);
  }

  get changeMemberRole() {
    return ready(changeMemberRole, this.#needs);
  }

  get removeMember() {
    return ready(removeMember, this.#needs);
  }

  get restoreMember() {
    return ready(restoreMember, this.#postingNeeds);
  }

  get inviteMember() {
    return ready(inviteMember, this.#postingNeeds);
  }

  get resendInvitation() {
    return ready(resendInvitation, this.#postingNeeds);
  }

  get revokeInvitation() {
    return ready(revokeInvitation, this.#needs);
  }

  get previewInvitation() {
    return ready(previewInvitation, this.#doorNeeds);
  }

  get acceptInvitation() {
    return ready(acceptInvitation, this.#doorNeeds);
  }

  get #needs() {
    const { viewer } = this.#request;
    return { viewer, store: this.#organizationStore, clock: this.#services.clock, trail: this.#request };
  }

  get #postingNeeds() {
    const { envelope, config } = this.#services;
    return { ...this.#needs, post: { sealer: envelope, hashSecret: config.hashSecret, webUrl: config.webUrl } };
  }

  /** What somebody needs whom nobody knows yet. */
  get #doorNeeds() {
    const { viewer } = this.#request;
    const { database, bell, clock, config } = this.#services;
    const door = new InvitationDoor(database);
    const identity = new IdentityStore(database, bell);
    return { viewer, door, identity, clock, trail: this.#request, hashSecret: config.hashSecret };
  }

  get #organizationStore(): MemberStore {
    return (this.#store ??= memberStoreOf(this.#services, organizationScope(this.#request.viewer)));
  }
}

/** Makes the store of one organization. */
export const memberStoreOf = (services: Services, scope: OrganizationScope): MemberStore =>
  new MemberStore(services, scope);
