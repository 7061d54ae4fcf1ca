declare const proven: unique symbol;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Proof of whose data may be touched. Only the functions of this room make one; repositories are born with it. */
export interface OrganizationScope {
  readonly organizationId: string;
  readonly [proven]: true;
}

/** The viewer is not a member of an organization, so there is no data to scope to. */
export class NoOrganization extends Error {
  constructor() {
    super('Organization user access required');
    this.name = 'NoOrganization';
  }
}

const prove = (organizationId: string): OrganizationScope => {
  if (!uuid.test(organizationId)) throw new NoOrganization();
  return { organizationId } as OrganizationScope;
};

/**
 * The scope of the organization a verified viewer belongs to (V-37).
 * @throws NoOrganization for platform admins and anonymous viewers (V-80).
 */
export function organizationScope(viewer: { readonly organizationId: string | null }): OrganizationScope {
  if (viewer.organizationId === null) throw new NoOrganization();
  return prove(viewer.organizationId);
}

/** The scope of a job whose payload was written by a use case of that organization; the handler re-validates its rows. */
export function organizationScopeOfJob(payload: { readonly organizationId: string }): OrganizationScope {
  return prove(payload.organizationId);
}

/** The scope of an organization in whose name somebody just signed in with a verified password or session. */
export function organizationScopeOfSignIn(account: { readonly organizationId: string }): OrganizationScope {
  return prove(account.organizationId);
}

/** The scope of the organization whose unsubscribe link somebody holds; what the link stands for was read from the database. */
export function organizationScopeOfLink(link: { readonly organizationId: string }): OrganizationScope {
  return prove(link.organizationId);
}
