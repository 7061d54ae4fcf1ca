import type { IndexedProspect, PreparedFilter } from './filter-match.js';

/** What makes one match better than another; every term is deterministic. */
export class DirectoryRanking {
  readonly #rarityByStem: ReadonlyMap<string, number>;
  readonly #meanTitleLength: number;

  constructor(prospects: readonly IndexedProspect[]) {
    const counts = new Map<string, number>();
    for (const { titleStems } of prospects) {
      for (const stem of titleStems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
    const total = prospects.length;
    this.#rarityByStem = new Map(
      [...counts].map(([stem, count]) => [stem, Math.log(1 + (total - count + 0.5) / (count + 0.5))]),
    );
    this.#meanTitleLength = prospects.reduce((sum, { titleStems }) => sum + titleStems.size, 0) / Math.max(total, 1);
  }

  /** Okapi BM25 of the best title asked for (k1 1.2, b 0.75), plus 2 for an exact role and up to 1 for what the contact has said. */
  score(indexed: IndexedProspect, { titles, roles }: PreparedFilter): number {
    const words = titles.reduce((best, stems) => Math.max(best, this.#titleScore(indexed, stems)), 0);
    const { prospect } = indexed;
    const role = roles.some((asked) => asked.seniority === prospect.seniority && asked.function === prospect.function)
      ? 2
      : 0;
    return Math.round((words + role + Math.min(prospect.notes.length, 2) / 2) * 1000);
  }

  #titleScore({ titleStems }: IndexedProspect, stems: readonly string[]): number {
    const lengthFactor = 1.2 * (0.25 + (0.75 * titleStems.size) / Math.max(this.#meanTitleLength, 1));
    return stems.reduce((sum, stem) => {
      if (!titleStems.has(stem)) return sum;
      return sum + ((this.#rarityByStem.get(stem) ?? 0) * 2.2) / (1 + lengthFactor);
    }, 0);
  }
}
