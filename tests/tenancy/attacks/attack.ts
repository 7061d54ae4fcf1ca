import type { Permission } from '../../../platform/viewer/permission.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { TestPlatform } from '../../support/test-platform.js';
import type { OperationKind } from '../selection.js';
import type { Names } from '../two-organizations.js';

/** How one root field is attacked, and what it answers to those who may ask it. */
export interface Attack {
  readonly permission: Permission;
  /** Another permission that opens the field as well. */
  readonly orPermission?: Permission;
  /** The arguments of the field, aimed at what is named. */
  readonly args: (aim: Names) => Readonly<Record<string, unknown>>;
  /** Brings the attacker's own rows into the state in which the act succeeds; may name something new. */
  readonly prepare?: (platform: TestPlatform, own: Names, attacker: Viewer) => Promise<Partial<Names>>;
  /** The member of the result union that says it was done; null for what is no union. */
  readonly success: string | null;
  /** Whether the own answer names rows of the own organization; counts and previews do not. */
  readonly showsRows: boolean;
  /** Those who may ask, besides who holds the permission, and are told that there is nothing. */
  readonly nothingFor?: (viewer: Viewer) => boolean;
  /** Those who hold the permission and are refused all the same, because they belong to no organization. */
  readonly members?: true;
  /**
   * Anybody may come to the door with a name of A: it is counted, and what is written down of it belongs to A. The answer
   * says no more for that.
   */
  readonly knocks?: true;
  /** A stream of the viewer's own that names nothing and never ends by itself. */
  readonly endless?: true;
  /** The platform owner's view: platform admins see every organization here, by design (V-41, V-42). */
  readonly seenByPlatform?: true;
}

/** One row for every root field. */
export type AttackTable = Readonly<Record<OperationKind, Readonly<Record<string, Attack>>>>;

/** A field that answers with rows of the own organization. */
export const read = (permission: Permission, args: Attack['args'] = () => ({})): Attack => ({
  permission,
  args,
  success: null,
  showsRows: true,
});
/** A mutation with one input. */
export const act = (
  permission: Permission,
  success: string,
  input: (aim: Names) => Readonly<Record<string, unknown>>,
  prepare?: Attack['prepare'],
): Attack => ({
  permission,
  success,
  showsRows: false,
  args: (aim) => ({ input: input(aim) }),
  ...(prepare ? { prepare } : {}),
});

/** The platform owner's view, or an act of theirs. */
export const seen = (attack: Attack): Attack => ({ ...attack, seenByPlatform: true });

/** An act of somebody whom nobody knows yet. */
export const knock = (...given: Parameters<typeof act> extends [unknown, ...infer Rest] ? Rest : never): Attack => ({
  ...act('session:open', ...given),
  knocks: true,
});
