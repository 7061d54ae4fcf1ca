import { randomUUID } from 'node:crypto';
import { execute, GraphQLError, parse, subscribe, type ExecutionResult } from 'graphql';
import type { Subgraph } from '../../platform/graphql/subgraph.js';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { attackTable } from './attack-table.js';
import { entitiesOf } from './coverage.js';
import { rootFieldsOf, Selections, type OperationKind } from './selection.js';
import type { Names } from './two-organizations.js';

/** Who knocks, and with whose names. */
export interface Knock {
  /** Somebody who may do nothing at all. */
  readonly viewer: Viewer;
  readonly names: Names;
}

/** Whether the shield itself refused: an inner ring refuses by an error of its own, a missing row by an answer. */
function isRefusedByShield(result: ExecutionResult): boolean {
  const [first] = result.errors ?? [];
  if (first?.extensions['code'] !== 'FORBIDDEN') return false;
  return first.originalError === undefined || first.originalError instanceof GraphQLError;
}

async function knockAtRoot(
  house: Subgraph,
  kind: OperationKind,
  field: string,
  { viewer, names }: Knock,
): Promise<boolean> {
  const args = attackTable[kind][field]?.args(names) ?? {};
  const request = {
    schema: house.schema,
    document: parse(new Selections(house.schema).operation(kind, field, ['asked'], 0)),
    variableValues: Object.fromEntries(Object.entries(args).map(([name, value]) => [`asked_${name}`, value])),
    contextValue: house.createContext({ viewer, requestId: randomUUID(), clientAddress: null }),
  };
  const result = await (kind === 'subscription' ? subscribe(request) : execute(request));
  if (!(Symbol.asyncIterator in result)) return isRefusedByShield(result);
  await result.return(undefined);
  return false;
}

async function knockAtEntity(house: Subgraph, type: string, { viewer, names }: Knock): Promise<boolean> {
  const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }';
  const result = await execute({
    schema: house.schema,
    document: parse(query),
    variableValues: { of: [{ __typename: type, id: names.organizationId }] },
    contextValue: house.createContext({ viewer, requestId: randomUUID(), clientAddress: null }),
  });
  return isRefusedByShield(result);
}

/** The doors of the houses that let somebody in who may do nothing, by name. */
export async function openDoors(houses: readonly Subgraph[], knock: Knock): Promise<readonly string[]> {
  const open: string[] = [];
  for (const house of houses) {
    for (const [kind, field] of rootFieldsOf(house.schema)) {
      if (!(await knockAtRoot(house, kind, field, knock))) open.push(`${kind} ${field} of ${house.name} has no guard`);
    }
    for (const type of entitiesOf(house.schema)) {
      if (!(await knockAtEntity(house, type, knock))) open.push(`entity ${type} of ${house.name} has no guard`);
    }
  }
  return open;
}
