import { GraphQLError } from 'graphql';
import type { Permission } from '../viewer/permission.js';
import type { Viewer } from '../viewer/viewer.js';
import type { EntityRules, ShieldRule } from './secure.js';
import { rule } from './shield.js';

interface GuardedContext {
  readonly viewer: Viewer;
}

const unauthenticated = (): GraphQLError =>
  new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });

/** The words a house uses to write its rules; every rule is named after its house, because verdicts are cached by name. */
export interface RuleBook {
  /** The viewer holds this permission; people who have not signed in are told to. */
  readonly can: (permission: Permission) => ShieldRule;
  /** Rules of an entity whose rows carry `organizationId`: the permission first, then ownership of the loaded row. */
  readonly owned: (permission: Permission) => EntityRules;
  /** Rules of an entity whose row is another house's: only the permission, because the house adds fields of its own. */
  readonly extended: (permission: Permission) => EntityRules;
}

/** Creates the rule book of one house. */
export function ruleBook(subgraph: string): RuleBook {
  const cache = new Map<Permission, ShieldRule>();
  const can = (permission: Permission): ShieldRule => {
    const known = cache.get(permission);
    if (known) return known;
    const created = rule(`${subgraph}:can:${permission}`, { cache: 'contextual' })(async (
      _parent: unknown,
      _args: unknown,
      { viewer }: GuardedContext,
    ) => {
      if (viewer.permissions.has(permission)) return true;
      return viewer.kind === 'ANONYMOUS' ? unauthenticated() : false;
    });
    cache.set(permission, created);
    return created;
  };
  const ownedRow = rule(`${subgraph}:owned`)(
    async (row: { readonly organizationId?: string | null }, _args: unknown, { viewer }: GuardedContext) =>
      viewer.organizationId !== null && row.organizationId === viewer.organizationId,
  );
  return {
    can,
    owned: (permission) => ({ pre: can(permission), post: ownedRow }),
    extended: (permission) => ({ pre: can(permission), post: can(permission) }),
  };
}
