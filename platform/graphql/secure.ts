import { defaultFieldResolver, GraphQLError, isObjectType, isUnionType, type GraphQLObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import type { IRules } from 'graphql-shield';
import { shield } from './shield.js';

/** A graphql-shield rule, seen from the side that evaluates it. */
export interface ShieldRule {
  resolve(parent: unknown, args: unknown, context: object, info: unknown, options: unknown): Promise<true | false | Error>;
}

/** Rules of an entity: `pre` before it is loaded, `post` on the loaded row. */
export interface EntityRules {
  readonly pre: ShieldRule;
  readonly post: ShieldRule;
}

/** Everything a house says about who may touch what. */
export interface PermissionMap {
  readonly Query?: Readonly<Record<string, ShieldRule>>;
  readonly Mutation?: Readonly<Record<string, ShieldRule>>;
  readonly Subscription?: Readonly<Record<string, ShieldRule>>;
  /** Rules of single fields that are more sensitive than their type. */
  readonly fields?: Readonly<Record<string, Readonly<Record<string, ShieldRule>>>>;
  readonly entities: Readonly<Record<string, EntityRules>>;
}

/** The schema has a door without a guard; the message names every one. The process must not start. */
export class InsecureSchema extends Error {
  constructor(
    subgraph: string,
    readonly gaps: readonly string[],
  ) {
    super(`The ${subgraph} subgraph is not secure:\n${gaps.map((gap) => ` - ${gap}`).join('\n')}`);
    this.name = 'InsecureSchema';
  }
}

type Resolver = (parent: unknown, args: unknown, context: object, info: GraphQLResolveInfo) => unknown;
type ReferenceResolver = (reference: unknown, context: object, info: GraphQLResolveInfo) => unknown;
interface SubgraphExtension {
  resolveReference?: ReferenceResolver;
}

const federationFields = new Set(['_service', '_entities']);
const forbidden = (): GraphQLError => new GraphQLError('Forbidden', { extensions: { code: 'FORBIDDEN' } });
const isForbidden = (error: unknown): boolean => error instanceof GraphQLError && error.extensions['code'] === 'FORBIDDEN';

// With `debug` a rule that throws propagates instead of turning an outage into "not authorised".
const evaluation = { debug: true, allowExternalErrors: true, fallbackError: null, hashFunction: JSON.stringify };

/** Evaluates rules with a verdict cache of its own, so that houses sharing one process never share verdicts. */
function createGuard(onRuleFailure: (error: unknown, where: string) => void) {
  const views = new WeakMap<object, object>();
  const viewOf = (context: object): object => {
    const known = views.get(context);
    if (known) return known;
    const view = Object.create(context, { _shield: { value: { cache: Object.create(null) as object } } }) as object;
    views.set(context, view);
    return view;
  };
  return async (rule: ShieldRule, parent: unknown, args: unknown, context: object, info: unknown, where: string): Promise<void> => {
    let verdict: true | false | Error;
    try {
      verdict = await rule.resolve(parent, args, viewOf(context), info, evaluation);
    } catch (error) {
      onRuleFailure(error, where);
      throw new GraphQLError('Authorization is unavailable', { extensions: { code: 'INTERNAL_SERVER_ERROR' } });
    }
    if (verdict !== true) throw verdict instanceof GraphQLError ? verdict : forbidden();
  };
}
type Guard = ReturnType<typeof createGuard>;

function guardField(type: GraphQLObjectType, fieldName: string, rule: ShieldRule, guard: Guard): void {
  const field = type.getFields()[fieldName];
  if (!field) return;
  const where = `${type.name}.${fieldName}`;
  const resolve = (field.resolve ?? defaultFieldResolver) as Resolver;
  field.resolve = async (parent, args, context: object, info) => {
    await guard(rule, parent, args, context, info, where);
    return resolve(parent, args, context, info);
  };
  const subscribe = field.subscribe as Resolver | undefined;
  if (!subscribe) return;
  field.subscribe = async (parent, args, context: object, info) => {
    await guard(rule, parent, args, context, info, where);
    return subscribe(parent, args, context, info);
  };
}

function guardEntity(type: GraphQLObjectType, rules: EntityRules, guard: Guard): boolean {
  const apollo = (type.extensions as { apollo?: { subgraph?: SubgraphExtension } }).apollo;
  const resolveReference = apollo?.subgraph?.resolveReference;
  if (!apollo?.subgraph || !resolveReference) return false;
  apollo.subgraph.resolveReference = async (reference, context, info) => {
    await guard(rules.pre, reference, {}, context, info, `${type.name}.__resolveReference`);
    const entity = await resolveReference(reference, context, info);
    if (entity === null || entity === undefined) return null;
    try {
      await guard(rules.post, entity, {}, context, info, `${type.name}.__resolveReference`);
    } catch (error) {
      // A foreign row and an unknown id give the same answer, so that ids cannot be probed.
      if (isForbidden(error)) return null;
      throw error;
    }
    return entity;
  };
  return true;
}

function entitiesOf(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const union = schema.getType('_Entity');
  return isUnionType(union) ? union.getTypes() : [];
}

/**
 * Applies a house's graphql-shield rules where federation leaves gaps: on `resolve` AND `subscribe` of every root
 * field, and around `__resolveReference` of every entity.
 * @throws InsecureSchema when a root field or an entity has no rule, or a rule names a field that does not exist.
 */
export function secure(
  subgraph: string,
  schema: GraphQLSchema,
  permissions: PermissionMap,
  onRuleFailure: (error: unknown, where: string) => void,
): GraphQLSchema {
  const { entities, fields = {}, ...roots } = permissions;
  const guard = createGuard(onRuleFailure);
  const gaps: string[] = [];
  for (const [typeName, rules] of Object.entries<Readonly<Record<string, ShieldRule>>>({ ...fields, ...roots })) {
    const type = schema.getType(typeName);
    for (const [fieldName, rule] of Object.entries(rules)) {
      if (!isObjectType(type) || !type.getFields()[fieldName]) gaps.push(`the rule ${typeName}.${fieldName} guards nothing`);
      else guardField(type, fieldName, rule, guard);
    }
  }
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    const rules = root ? permissions[root.name as 'Query' | 'Mutation' | 'Subscription'] : undefined;
    for (const fieldName of Object.keys(root?.getFields() ?? {})) {
      if (!federationFields.has(fieldName) && !rules?.[fieldName]) gaps.push(`${root?.name ?? ''}.${fieldName} has no rule`);
    }
  }
  for (const type of entitiesOf(schema)) {
    const rules = entities[type.name];
    if (!rules) gaps.push(`entity ${type.name} has no rule`);
    else if (!guardEntity(type, rules, guard)) gaps.push(`entity ${type.name} has no reference resolver, so its raw representation would be trusted`);
  }
  if (gaps.length > 0) throw new InsecureSchema(subgraph, gaps);
  // graphql-shield itself checks the tree too: unknown types and duplicate rule names.
  (shield({ ...fields, ...roots } as unknown as IRules) as unknown as { generate(schema: GraphQLSchema): unknown }).generate(schema);
  return schema;
}
