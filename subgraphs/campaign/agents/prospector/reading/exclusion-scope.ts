import { followingCues, returnWords } from './filler-words.js';
import { startsSentence, type Item, type ReadRequest } from './items.js';
import { conjunctions } from './title-lexicon.js';
import { isJoined } from './tokens.js';

/** An understood item, and whether it is asked for or excluded. */
export interface ScopedItem {
  readonly item: Exclude<Item, { kind: 'cue' | 'employer' }>;
  readonly excluded: boolean;
}

type Group = 'organization' | 'place' | 'title' | 'number';

function groupOf(item: ScopedItem['item']): Group {
  return item.kind === 'company' || item.kind === 'industry' ? 'organization' : item.kind;
}

/**
 * Decides how far each exclusion reaches: over a list of like things and over what a conjunction adds, not beyond the sentence,
 * nor over a number or another kind of criterion that merely follows ("hors banques, en Californie").
 */
class ExclusionScope {
  #isOpen = false;
  readonly #groups = new Set<Group>();

  open(): void {
    this.#isOpen = true;
    this.#groups.clear();
  }

  excludes(group: Group, between: ReadRequest['tokens'], first: ReadRequest['tokens'][number] | undefined): boolean {
    if (!this.#isOpen) return false;
    const isNew = this.#groups.size > 0 && !this.#groups.has(group);
    const hasConjunction = between.some(({ word }) => conjunctions.has(word));
    const ends =
      [...between, ...(first ? [first] : [])].some(startsSentence) ||
      between.some(({ word }) => returnWords.has(word)) ||
      (isNew && (group === 'number' || !hasConjunction));
    if (ends) this.#isOpen = false;
    else this.#groups.add(group);
    return !ends;
  }
}

/** Whether a cue excludes what stands before it: "Ohio excluded, 200 people", "banques exclues". */
function isFollowing(tokens: ReadRequest['tokens'], { from, to }: Item): boolean {
  const cue = tokens[from];
  const next = tokens[to];
  return (
    cue !== undefined &&
    followingCues.has(cue.word) &&
    from > 0 &&
    isJoined(cue) &&
    (next === undefined || /[,;.)\n]/.test(next.gap))
  );
}

/** Every item that is a criterion, marked as asked for or excluded. */
export function scopeItems({ tokens, items }: ReadRequest): ScopedItem[] {
  const scope = new ExclusionScope();
  const scoped: ScopedItem[] = [];
  let end = 0;
  for (const item of items) {
    if (item.kind === 'cue') {
      const last = scoped.at(-1);
      if (!isFollowing(tokens, item)) scope.open();
      else if (last?.item.to === item.from) scoped[scoped.length - 1] = { item: last.item, excluded: true };
    } else if (item.kind !== 'employer') {
      scoped.push({ item, excluded: scope.excludes(groupOf(item), tokens.slice(end, item.from), tokens[item.from]) });
    }
    end = item.to;
  }
  return scoped;
}
