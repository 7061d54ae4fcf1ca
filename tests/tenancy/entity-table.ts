import type { Permission } from '../../platform/viewer/permission.js';
import type { Viewer } from '../../platform/viewer/viewer.js';
import type { Names, Party } from './two-organizations.js';

/** How one entity of one house is attacked. */
export interface EntityAttack {
  readonly permission: Permission;
  /** Which name is the entity's id. */
  readonly name: keyof Names;
  /** What stands in the answer to its own organization. */
  readonly shows: (own: Party) => string;
  /** What agents may not read of it, as `Type.field`. */
  readonly closedToAgents: ReadonlySet<string>;
  /** Platform admins find it in every organization, because their overview refers to it (V-42). */
  readonly seenByPlatform?: true;
  /** Its row is another house's. */
  readonly isExtended?: true;
}

const entity = (permission: Permission, name: keyof Names, ...closedToAgents: readonly string[]): EntityAttack => ({
  permission,
  name,
  shows: ({ mark }) => mark,
  closedToAgents: new Set(closedToAgents),
});
const seen = (attack: EntityAttack): EntityAttack => ({ ...attack, seenByPlatform: true });
/** An entity of another house, of which this one answers the id and fields of its own. */
const extended = (attack: EntityAttack): EntityAttack => ({
  ...attack,
  shows: ({ names }) => names[attack.name],
  isExtended: true,
});

/** Every entity of every house, as `house Type`. One without a row, and a row without one, fail the suite by name. */
export const entityTable: Readonly<Record<string, EntityAttack>> = {
  'tenant User': seen(entity('self:read', 'userId')),
  'tenant Organization': seen(entity('organization:read', 'organizationId')),
  'campaign Campaign': entity('campaign:read', 'campaignId', 'Campaign.emails'),
  'campaign AgentRun': entity('run:read', 'runId', 'Campaign.emails'),
  'campaign Email': entity('email:read', 'emailId'),
  'campaign Lead': extended(entity('lead:read', 'leadId', 'Lead.emails')),
  'campaign User': extended(entity('email:read', 'userId')),
  'lead Lead': entity('lead:read', 'leadId'),
  'lead Company': entity('lead:read', 'companyId'),
  'lead Interaction': entity('lead:read', 'interactionId'),
  'lead LeadImport': entity('lead:import', 'importId'),
  'lead Campaign': extended(entity('lead:read', 'campaignId')),
  'lead User': extended(entity('lead:read', 'userId')),
  'admin Organization': seen(extended(entity('platform:read', 'organizationId'))),
  'admin User': seen(extended(entity('platform:read', 'userId'))),
};

/** The entities in an answer that the viewer may not read, on whatever way they came there. */
export function entitiesClosedTo({ permissions }: Viewer, answer: unknown): readonly string[] {
  const text = JSON.stringify(answer);
  return Object.entries(entityTable)
    .filter(([, { isExtended }]) => isExtended !== true)
    .filter(([, { permission, seenByPlatform }]) => {
      return !permissions.has(permission) && !(seenByPlatform === true && permissions.has('platform:read'));
    })
    .map(([row]) => row.split(' ')[1] ?? '')
    .filter((type) => text.includes(`"__typename":"${type}"`));
}
