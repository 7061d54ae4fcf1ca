import {
  defaultFieldResolver,
  GraphQLError,
  isObjectType,
  isUnionType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { IRule } from 'graphql-shield';
import { allow, shield } from './shield.js';

/** A graphql-shield rule. */
export type ShieldRule = IRule;

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

type ShieldContext = Parameters<IRule['resolve']>[2];
type Resolver = (parent: object, args: object, context: object, info: GraphQLResolveInfo) => unknown;
type ReferenceResolver = (reference: object, context: object, info: GraphQLResolveInfo) => unknown;
interface SubgraphExtension {
  resolveReference?: ReferenceResolver;
}

const federationFields = new Set(['_service', '_entities']);
const forbidden = (): GraphQLError => new GraphQLError('Forbidden', { extensions: { code: 'FORBIDDEN' } });
const isForbidden = (error: unknown): boolean =>
  error instanceof GraphQLError && error.extensions['code'] === 'FORBIDDEN';

// With `debug` a rule that throws propagates instead of turning an outage into "not authorised".
const shieldOptions = { debug: true, allowExternalErrors: true, fallbackRule: allow, hashFunction: JSON.stringify };

const hasGenerate = (value: unknown): value is { generate(schema: GraphQLSchema): unknown } =>
  typeof value === 'object' && value !== null && 'generate' in value;

/** Evaluates rules with a verdict cache of its own, so that houses sharing one process never share verdicts. */
function createGuard(onRuleFailure: (error: unknown, where: string) => void) {
  const views = new WeakMap<object, ShieldContext>();
  const viewOf = (context: object): ShieldContext => {
    const known = views.get(context);
    if (known) return known;
    const view = Object.create(context, { _shield: { value: { cache: {} } } }) as ShieldContext;
    views.set(context, view);
    return view;
  };
  return async (
    rule: ShieldRule,
    parent: object,
    args: object,
    context: object,
    info: GraphQLResolveInfo,
    where: string,
  ): Promise<void> => {
    let verdict: boolean | string | Error;
    try {
      verdict = await rule.resolve(parent, args, viewOf(context), info, shieldOptions);
    } catch (error) {
      onRuleFailure(error, where);
      throw new GraphQLError('Authorization is unavailable', { extensions: { code: 'INTERNAL_SERVER_ERROR' } });
    }
    if (verdict !== true) throw verdict instanceof GraphQLError ? verdict : forbidden();
  };
}
type Guard = ReturnType<typeof createGuard>;
type RulesByType = Readonly<Record<string, Readonly<Record<string, ShieldRule>>>>;

function guardField(type: GraphQLObjectType, fieldName: string, rule: ShieldRule, guard: Guard): void {
  const field = type.getFields()[fieldName];
  if (!field) return;
  const where = `${type.name}.${fieldName}`;
  const resolve = (field.resolve ?? defaultFieldResolver) as Resolver;
  field.resolve = async (parent: object, args: object, context: object, info) => {
    await guard(rule, parent, args, context, info, where);
    return resolve(parent, args, context, info);
  };
  const subscribe = field.subscribe as Resolver | undefined;
  if (!subscribe) return;
  field.subscribe = async (parent: object, args: object, context: object, info) => {
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

/** Guards every field that has a rule; answers the rules that guard nothing. */
function guardFields(schema: GraphQLSchema, rulesByType: RulesByType, guard: Guard): readonly string[] {
  const gaps: string[] = [];
  for (const [typeName, rules] of Object.entries(rulesByType)) {
    const type = schema.getType(typeName);
    for (const [fieldName, rule] of Object.entries(rules)) {
      if (!isObjectType(type) || !type.getFields()[fieldName])
        gaps.push(`the rule ${typeName}.${fieldName} guards nothing`);
      else guardField(type, fieldName, rule, guard);
    }
  }
  return gaps;
}

/** The root fields that have no rule. */
function unguardedRoots(schema: GraphQLSchema, rulesByType: RulesByType): readonly string[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) =>
    Object.keys(root?.getFields() ?? {})
      .filter((fieldName) => !federationFields.has(fieldName) && !rulesByType[root?.name ?? '']?.[fieldName])
      .map((fieldName) => `${root?.name ?? ''}.${fieldName} has no rule`),
  );
}

/** Guards every entity; answers those that cannot be. */
function guardEntities(schema: GraphQLSchema, entities: PermissionMap['entities'], guard: Guard): readonly string[] {
  return entitiesOf(schema).flatMap((type) => {
    const rules = entities[type.name];
    if (!rules) return [`entity ${type.name} has no rule`];
    if (guardEntity(type, rules, guard)) return [];
    return [`entity ${type.name} has no reference resolver, so its raw representation would be trusted`];
  });
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
  const rulesByType: RulesByType = { ...fields, ...roots };
  const guard = createGuard(onRuleFailure);
  const gaps = [
    ...guardFields(schema, rulesByType, guard),
    ...unguardedRoots(schema, rulesByType),
    ...guardEntities(schema, entities, guard),
  ];
  if (gaps.length > 0) throw new InsecureSchema(subgraph, gaps);
  // graphql-shield itself checks the tree too: unknown types and duplicate rule names.
  const generator: unknown = shield({ ...rulesByType }, shieldOptions);
  if (!hasGenerate(generator)) throw new Error('graphql-shield no longer generates middleware.');
  generator.generate(schema);
  return schema;
}
