import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { codeOf, comparable, Secrets, withoutEcho } from './answers.js';
import { fieldsClosedToAgents } from './attack-table.js';
import type { Attack } from './attacks/attack.js';
import { ChangeLog } from './change-log.js';
import { attackDepth } from './coverage.js';
import { entitiesClosedTo } from './entity-table.js';
import { Selections, type OperationKind } from './selection.js';
import {
  namesFrom,
  namesKnownToOthers,
  unknownLike,
  wordsIn,
  type Caller,
  type Names,
  type TwoOrganizations,
} from './two-organizations.js';

/** What an attack brought to light; an empty list is what everybody wants. */
export type Violations = readonly string[];

/** A root field and its row. */
export interface Target {
  readonly kind: Exclude<OperationKind, 'subscription'>;
  readonly field: string;
  readonly attack: Attack;
}

/** What somebody may expect when the rules hold. */
export type Expected = 'ANSWER' | 'NOTHING' | 'FORBIDDEN' | 'UNAUTHENTICATED';

/** What the permission table says. */
export function expectedFor({ permission, orPermission, nothingFor, members }: Attack, viewer: Viewer): Expected {
  if (nothingFor?.(viewer) === true) return 'NOTHING';
  if (members === true && viewer.organizationId === null && viewer.kind !== 'ANONYMOUS') return 'FORBIDDEN';
  if (viewer.permissions.has(permission) || (orPermission && viewer.permissions.has(orPermission))) return 'ANSWER';
  return viewer.kind === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
}

// Spellings that a careless parser or a cast in the database would take for the id itself.
const disguises: readonly ((id: string) => string)[] = [
  (id) => id.toUpperCase(),
  (id) => `{${id}}`,
  (id) => `urn:uuid:${id}`,
  (id) => id.replaceAll('-', ''),
  (id) => ` ${id} `,
  (id) => `${id}\0`,
];
const malformed = ['', 'x', "' OR '1'='1", '%', '../..', '0'.repeat(5_000)];

/** The names that an attack looks at. */
function namesUsedBy(attack: Attack, names: Names): readonly (keyof Names)[] {
  const used = new Set<keyof Names>();
  attack.args(
    new Proxy(names, {
      get: (target, key) => {
        const name = key as keyof Names;
        used.add(name);
        return target[name];
      },
    }),
  );
  return [...used];
}

/** Attacks the root fields of one graph, from organization B against organization A. */
export class Attacker {
  readonly two: TwoOrganizations;
  readonly #selections: Selections;
  readonly #selectionsOfAgents: Selections;
  readonly #secretsOfA: Secrets;
  readonly #secretsOfB: Secrets;
  readonly #changesOfA: ChangeLog;

  private constructor(
    two: TwoOrganizations,
    schema: GraphQLSchema,
    secrets: readonly [Secrets, Secrets],
    changesOfA: ChangeLog,
  ) {
    this.two = two;
    this.#selections = new Selections(schema);
    this.#selectionsOfAgents = new Selections(schema, fieldsClosedToAgents);
    [this.#secretsOfA, this.#secretsOfB] = secrets;
    this.#changesOfA = changesOfA;
  }

  /** Remembers what A holds, to find it in answers and to see it changed. */
  static async of(two: TwoOrganizations): Promise<Attacker> {
    const { a, b, platform } = two;
    const { owner } = platform.services;
    const secrets = [await Secrets.of(owner, a, b), await Secrets.of(owner, b, a)] as const;
    return new Attacker(two, platform.gateway.schema, secrets, await ChangeLog.of(owner, a.organization.id));
  }

  /** What of A stands in an answer, apart from what the caller said. */
  leaksIn(answer: unknown, said: readonly string[]): readonly string[] {
    return this.#secretsOfA.in(withoutEcho(answer, said));
  }

  /**
   * Every attack of one caller on one root field; without `spellings`, only by names as they are written. Who is refused whatever
   * they name is not asked in more ways than one.
   */
  async attack(target: Target, caller: Caller, { spellings = true } = {}): Promise<Violations> {
    const { a } = this.two;
    const violations: string[] = [];
    const sees = target.attack.seenByPlatform === true && caller.viewer.role === 'PLATFORM_ADMIN';
    if (!sees) {
      const foreign = namesKnownToOthers(a);
      violations.push(...(await this.#compare(target, caller, 'all names of A', foreign, unknownLike(foreign))));
      if (expectedFor(target.attack, caller.viewer) === 'ANSWER') {
        if (spellings) violations.push(...(await this.#disguiseNames(target, caller)));
        if (this.#isRepresentative(caller)) {
          violations.push(...(await this.#mixNames(target, caller)));
          violations.push(...(await this.#askInOneOperation(target, caller)));
        }
      }
    }
    // A knock at its door is written down in A by design.
    if (target.attack.knocks === true) await this.#changesOfA.take();
    return violations.map((violation) => `${caller.title}: ${violation}`);
  }

  /** Whether the caller's own rows are answered when the permission table says so, and refused when it does not. */
  async askForOwn(target: Target, caller: Caller): Promise<Violations> {
    const { attack } = target;
    const expected = expectedFor(attack, caller.viewer);
    const isRefused = expected === 'FORBIDDEN' || expected === 'UNAUTHENTICATED';
    // Who is refused is refused in whatever state things are.
    const own = isRefused ? this.two.b.names : await this.#prepared(target.attack, caller);
    const answer = await this.#ask(target, caller, own);
    const told = `${caller.title}: asked for its own, it was told ${JSON.stringify(answer).slice(0, 400)}`;
    if (isRefused) return codeOf(answer) === expected ? [] : [told];
    const value = answer.data?.['asked'];
    if (expected === 'NOTHING') return value === null && !answer.errors ? [] : [told];
    // Agents meet names of people below what they may read, and are refused those alone.
    const refused =
      caller.viewer.kind === 'AGENT' ? codeOf(answer) !== null && codeOf(answer) !== 'FORBIDDEN' : answer.errors;
    if (refused || value === null || value === undefined) return [told];
    // Who signs in is shown its account before it is somebody.
    const shown = attack.permission === 'session:open' ? null : value;
    const closed = entitiesClosedTo(caller.viewer, shown).map((type) => `${caller.title}: was shown a ${type}`);
    return this.#isOwn(attack, caller, JSON.stringify(value)) ? closed : [told];
  }

  #isOwn({ success, showsRows, seenByPlatform }: Attack, { viewer }: Caller, value: string): boolean {
    if (success !== null) return value.includes(`"__typename":"${success}"`);
    if (!showsRows && seenByPlatform !== true) return true;
    // A platform admin has no rows, but for itself.
    if (viewer.organizationId === null && seenByPlatform !== true)
      return viewer.userId !== null && value.includes(viewer.userId);
    return !showsRows || this.#secretsOfB.in(value).length > 0;
  }

  /** What the caller is told about its own organization, without the id of the request. */
  async ownAnswer(target: Target, caller: Caller): Promise<string> {
    const answer = await this.#ask(target, caller, await this.#prepared(target.attack, caller));
    return JSON.stringify(answer, (key, value: unknown) => (key === 'requestId' ? '' : value));
  }

  /** With the doors open, whether the verb itself still refuses who may not act. */
  async askWithoutPermission(target: Target, caller: Caller): Promise<Violations> {
    const expected = expectedFor(target.attack, caller.viewer);
    if (target.kind !== 'mutation' || expected === 'ANSWER') return [];
    const answer = await this.#ask(target, caller, await this.#prepared(target.attack, caller));
    return codeOf(answer) === 'FORBIDDEN' ? [] : [`${caller.title}: may act: ${JSON.stringify(answer).slice(0, 400)}`];
  }

  async #mixNames(target: Target, caller: Caller): Promise<string[]> {
    const { a, b } = this.two;
    const foreign = namesKnownToOthers(a);
    const unknown = unknownLike(foreign);
    const violations: string[] = [];
    const used = namesUsedBy(target.attack, b.names);
    if (used.length < 2) return violations;
    // The caller's own names with one of A's among them: a run of its own for a campaign of A, and so on.
    const own = namesKnownToOthers(b);
    for (const key of used) {
      const mixed = { ...own, [key]: foreign[key] };
      violations.push(
        ...(await this.#compare(target, caller, `its own names with ${key} of A`, mixed, {
          ...own,
          [key]: unknown[key],
        })),
      );
    }
    return violations;
  }

  /** A's names and names of nobody must be answered alike, and A must stay as it was. */
  async #compare(target: Target, caller: Caller, aim: string, foreign: Names, unknown: Names): Promise<string[]> {
    await this.#prepared(target.attack, caller);
    const answered = await this.#ask(target, caller, foreign);
    const changes = target.kind === 'mutation' ? await this.#changesOfA.take() : [];
    await this.#prepared(target.attack, caller);
    const toUnknown = await this.#ask(target, caller, unknown);
    const said = [...wordsIn(foreign), ...wordsIn(unknown)];
    const violations = this.leaksIn(answered, said).map((secret) => `${aim}: the answer holds "${secret}" of A`);
    const [left, right] = [comparable(answered, said), comparable(toUnknown, said)];
    if (left !== right) violations.push(`${aim}: the answers to A's and to unknown names differ: ${left} / ${right}`);
    if (changes.length > 0 && target.attack.knocks !== true)
      violations.push(`${aim}: rows of A were changed: ${changes.map((row) => row.slice(0, 300)).join(' ')}`);
    return violations;
  }

  async #disguiseNames(target: Target, caller: Caller): Promise<string[]> {
    const { a, b } = this.two;
    if (namesUsedBy(target.attack, b.names).length === 0) return [];
    // People of one permission meet the same code: the OWNER and the agents stand for them all.
    if (caller.viewer.role !== 'OWNER' && caller.viewer.kind !== 'AGENT') return [];
    const violations: string[] = [];
    const unknown = unknownLike(namesKnownToOthers(a));
    for (const disguise of disguises) {
      const aim = `names of A spelled ${JSON.stringify(disguise('id'))}`;
      violations.push(
        ...(await this.#compare(
          target,
          caller,
          aim,
          namesFrom(namesKnownToOthers(a), disguise),
          namesFrom(unknown, disguise),
        )),
      );
    }
    for (const word of malformed) {
      const answer = await this.#ask(
        target,
        caller,
        namesFrom(unknown, () => word),
      );
      if (codeOf(answer) === 'INTERNAL_SERVER_ERROR')
        violations.push(`${JSON.stringify(word)} as a name is answered with a failure`);
      violations.push(
        ...this.leaksIn(answer, []).map(
          (secret) => `${JSON.stringify(word)} as a name is answered with "${secret}" of A`,
        ),
      );
    }
    return violations;
  }

  /** A's names beside the own and unknown ones in one operation, where loaders and caches are shared. */
  async #askInOneOperation(target: Target, caller: Caller): Promise<string[]> {
    const { a, b, platform } = this.two;
    const { attack } = target;
    await this.#prepared(attack, caller);
    const aims = {
      own: b.names,
      foreign: namesKnownToOthers(a),
      again: namesKnownToOthers(a),
      unknown: unknownLike(namesKnownToOthers(a)),
    };
    const variables = Object.entries(aims).flatMap(([alias, aim]) =>
      Object.entries(attack.args(aim)).map(([name, value]) => [`${alias}_${name}`, value] as const),
    );
    const query = this.#operation(caller, target, Object.keys(aims), 1);
    const answer = await platform.ask(caller.viewer, query, Object.fromEntries(variables));
    const said = [...wordsIn(aims.foreign), ...wordsIn(aims.unknown)];
    const violations = this.leaksIn(answer, said).map(
      (secret) => `in one operation: the answer holds "${secret}" of A`,
    );
    const data = answer.data ?? {};
    const texts = ['foreign', 'again', 'unknown'].map((alias) => comparable({ data: { asked: data[alias] } }, said));
    if (new Set(texts).size > 1 && attack.knocks !== true)
      violations.push(`in one operation: A's and unknown names are answered differently: ${texts.join(' / ')}`);
    return violations;
  }

  /** Whether nobody before this caller may do the very same in the same place. */
  #isRepresentative({ viewer }: Caller): boolean {
    const abilityOf = (each: Viewer) =>
      JSON.stringify([each.kind, each.organizationId, [...each.permissions].toSorted()]);
    const first = this.two.callers.find((other) => abilityOf(other.viewer) === abilityOf(viewer));
    return first === undefined || first.viewer === viewer;
  }

  async #prepared(attack: Attack, { viewer }: Caller): Promise<Names> {
    const { platform, b } = this.two;
    return { ...b.names, ...(await attack.prepare?.(platform, b.names, viewer)) };
  }

  #ask(target: Target, caller: Caller, aim: Names): Promise<FormattedExecutionResult> {
    const args = Object.entries(target.attack.args(aim));
    const variables = Object.fromEntries(args.map(([name, value]) => [`asked_${name}`, value]));
    return this.two.platform.ask(caller.viewer, this.#operation(caller, target, ['asked'], attackDepth), variables);
  }

  #operation({ viewer }: Caller, { kind, field }: Target, aliases: readonly string[], depth: number): string {
    const selections = viewer.kind === 'AGENT' ? this.#selectionsOfAgents : this.#selections;
    return selections.operation(kind, field, aliases, depth);
  }
}
