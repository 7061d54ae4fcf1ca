import { foldText } from '../../../../../platform/llm/offline/fold.js';

/** A bound on employees (inclusive) or on the founding year (exclusive), and where it was read (offsets in the text). */
export interface NumberReading {
  readonly kind: 'size' | 'founded';
  readonly least?: number;
  readonly most?: number;
  readonly start: number;
  readonly end: number;
}

const number = String.raw`(?:\d{1,3}(?:[ .,]\d{3})+|\d+)(?: ?(?:k|mille)\b)?`;
const people =
  '(?:salaries?|employe[es]{1,2}s?|collaborat(?:eur|rice)s?|personnes|employees?|people|staff|workers|persons|etp|ftes?|headcount|agents)';
const moreThan = "(?:plus de|plus d'|more than|over|above|au-?dela de|superieure? a|exceeding|greater than|>)";
const atLeast = '(?:au moins|at least|a minimum of|minimum(?: of| de)?|min\\.?|a partir de|from|>=|≥|des)';
const lessThan = '(?:moins de|less than|fewer than|under|below|inferieure? a|<)';
const atMost =
  "(?:pas plus de|no more than|not more than|au plus|au maximum|at most|up to|jusqu'a|maximum(?: of| de)?|max\\.?|<=|≤)";
const orMore = '(?:\\+|et plus|ou plus|or more|and more|and up|minimum|at least|au moins|au minimum)';
const orLess = '(?:ou moins|or less|or fewer|et moins|maximum|max|at most|au plus|au maximum)';
const heading =
  '(?:effectifs?|headcount|taille|company size|size|employees|salaries|staff)(?: ?:)? ?(?:de |of |is |est )?';
const founded =
  '(?:(?:qui ont ete |ayant ete |that were |were |est |was )?(?:fonde|cree|etabli|founded|established|created|started|incorporated|set up|dating)[a-z]* ?)';
const year = '(1[5-9]\\d\\d|20\\d\\d)(?!\\d)(?! ?(?:employees|salaries|people|personnes))';

/** Between commas and without a unit, a range or "50+" is a size; a number that could be a year is not. */
const bare = '(?!(?:1[5-9]|20)\\d\\d(?!\\d))(\\d{1,3}[ .,]\\d{3}|\\d{1,6})';
const alone = '(?<=(?:^|[,;(/])\\s*)';
const aloneAfter = '(?=\\s*(?:[,;)/]|\\.?\\s*$))';

const pattern = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'gu');

type Bounds = { readonly least?: number; readonly most?: number };
type Rule = readonly [RegExp, 'size' | 'founded', (first: number, second: number) => Bounds];

function sizeRules(): Rule[] {
  const n = `(${number})`;
  const measured = (bound: string, tail = ''): string => `(?:${heading})?${bound} ?${people}${tail}`;
  return [
    [
      pattern(`(?:${heading})?(?:entre|between|from|de)? ?${n} ?(?:-|–|a|to|et|and) ?${n} ?${people}`),
      'size',
      (least, most) => ({ least, most }),
    ],
    [
      pattern(`${heading}(?:entre|between|from|de)? ?${n} ?(?:-|–|a|to|et|and) ?${n}`),
      'size',
      (least, most) => ({ least, most }),
    ],
    [
      pattern(`${moreThan} ?${n}(?: ?${people})?,? (?:et|mais|and|but) ${lessThan} ?${n} ?${people}`),
      'size',
      (more, less) => ({ least: more + 1, most: less - 1 }),
    ],
    [pattern(measured(`${atMost} ?${n}`)), 'size', (most) => ({ most })],
    [pattern(measured(n, ` ${orLess}`)), 'size', (most) => ({ most })],
    [pattern(`${heading}${atMost} ?${n}`), 'size', (most) => ({ most })],
    [pattern(measured(`${moreThan} ?${n}`)), 'size', (more) => ({ least: more + 1 })],
    [pattern(`${heading}${moreThan} ?${n}`), 'size', (more) => ({ least: more + 1 })],
    [pattern(measured(`${atLeast} ?${n}`)), 'size', (least) => ({ least })],
    [pattern(`${heading}${atLeast} ?${n}`), 'size', (least) => ({ least })],
    [pattern(measured(n, ` ?${orMore}`)), 'size', (least) => ({ least })],
    [pattern(`(?:${heading})?${n} ?${orMore} ?${people}`), 'size', (least) => ({ least })],
    [pattern(measured(`${lessThan} ?${n}`)), 'size', (less) => ({ most: less - 1 })],
    [pattern(`${heading}${lessThan} ?${n}`), 'size', (less) => ({ most: less - 1 })],
    [
      pattern('(?:pme|smes?|smbs?|small and medium(?:-sized)? (?:businesses|enterprises|companies))(?: et eti)'),
      'size',
      () => ({ least: 10, most: 4999 }),
    ],
    [pattern('(?:pme|smes?|smbs?)'), 'size', () => ({ least: 10, most: 249 })],
    [pattern('tpe'), 'size', () => ({ most: 9 })],
    [pattern('etis?'), 'size', () => ({ least: 250, most: 4999 })],
    [
      pattern('(?:grands groupes?|grandes entreprises|large (?:companies|enterprises|groups))'),
      'size',
      () => ({ least: 5000 }),
    ],
    [pattern(`${alone}${bare} ?[-–] ?${bare}${aloneAfter}`), 'size', (least, most) => ({ least, most })],
    [pattern(`${alone}${bare} ?\\+${aloneAfter}`), 'size', (least) => ({ least })],
  ];
}

function foundedRules(): Rule[] {
  const by = (words: string): string => `${founded}?(?:in |en |dans )?${words} (?:l'an |the year )?`;
  return [
    [
      pattern(`${founded}?(?:entre|between|de|from) ${year} ?(?:-|–|et|and|to|a) ?${year}`),
      'founded',
      (first, last) => ({ least: first - 1, most: last + 1 }),
    ],
    [
      pattern(`${by('(?:apres|after|later than)')}${year} (?:et|and|but|mais) (?:avant|before) ${year}`),
      'founded',
      (first, last) => ({ least: first, most: last }),
    ],
    [pattern(`${by('(?:avant|before|prior to|earlier than)')}${year}`), 'founded', (before) => ({ most: before })],
    [pattern(`${by('(?:apres|after|later than)')}${year}`), 'founded', (after) => ({ least: after })],
    [pattern(`${by('(?:depuis|since|a partir de)')}${year}`), 'founded', (since) => ({ least: since - 1 })],
    [
      pattern(`${founded}(?:dans |in |during )?(?:les |the )?(?:annees )?(1[5-9]\\d0|20\\d0)'?s`),
      'founded',
      (decade) => ({ least: decade - 1, most: decade + 10 }),
    ],
    [
      pattern(`${founded}(?:dans |in |during )?(?:les )?annees (1[5-9]\\d0|20\\d0)`),
      'founded',
      (decade) => ({ least: decade - 1, most: decade + 10 }),
    ],
    [
      pattern(`${founded}dans les annees ([3-9]0)`),
      'founded',
      (decade) => ({ least: 1899 + decade, most: 1910 + decade }),
    ],
    [pattern(`${founded}(?:en|in) ${year}`), 'founded', (exact) => ({ least: exact - 1, most: exact + 1 })],
  ];
}

const rules: readonly Rule[] = [...foundedRules(), ...sizeRules()];

function numberOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const thousands = /(?:k|mille)$/.test(text) ? 1000 : 1;
  return Number(text.replace(/[^\d]/g, '')) * thousands;
}

/** Every bound on size and founding year a text states, French and English, without overlaps. */
export function readNumbers(text: string): NumberReading[] {
  const folded = foldText(text);
  let left = folded.text;
  const readings: NumberReading[] = [];
  for (const [expression, kind, boundsOf] of rules) {
    for (const match of left.matchAll(expression)) {
      const end = match.index + match[0].length;
      const blanks = match[0].length - match[0].trimStart().length;
      readings.push({
        kind,
        ...boundsOf(numberOf(match[1]), numberOf(match[2])),
        start: folded.originalOffset(match.index + blanks),
        end: folded.originalOffset(end - 1) + 1,
      });
      left = left.slice(0, match.index) + '|'.repeat(match[0].length) + left.slice(end);
    }
  }
  return readings.sort((first, second) => first.start - second.start);
}
