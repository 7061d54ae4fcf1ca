/** A head count as written, and the number of people it surely means. */
export interface ImportedEmployees {
  /** Verbatim, such as "11 à 50 salariés". */
  text: string;
  /** Lowest number of people, or null when the text holds none. */
  minimum: number | null;
}

const MAXIMUM_EMPLOYEES = 10_000_000;

/** Reads "1 000", "1,000", "50-100", "1k", "11 à 50 salariés", "10 000+", "moins de 10"; the text itself is kept. */
export function readEmployees(text: string): ImportedEmployees {
  const found = /(\d{1,3}(?:[ \u00a0\u202f.,']\d{3})+(?!\d)|\d+(?:[.,]\d+)?)\s*(k|m)?(?![\p{L}\d])/iu.exec(text);
  if (found?.[1] === undefined) return { text, minimum: null };
  const grouped = /^\d{1,3}([ \u00a0\u202f.,']\d{3})+$/.test(found[1]);
  const value = Number(grouped ? found[1].replace(/\D/g, '') : found[1].replace(',', '.'));
  const unit = found[2]?.toLowerCase();
  const factor = unit === 'k' ? 1_000 : unit === 'm' ? 1_000_000 : 1;
  const minimum = Math.floor(value * factor);
  const isUpperBound = /^(<|≤|moins de|less than|under|up to|jusqu)/i.test(text.trim());
  if (isUpperBound) return { text, minimum: 1 };
  return { text, minimum: minimum <= MAXIMUM_EMPLOYEES ? minimum : null };
}

/** The address of a LinkedIn page in its usual form, or null when the text is none. */
export function readLinkedinUrl(text: string): string | null {
  const path = /^\/?((?:in|pub)\/[^\s?#/]+)\/?$/i.exec(text)?.[1];
  if (path !== undefined) return `https://www.linkedin.com/${path}`;
  const found = /^(?:https?:\/\/)?(?:[a-z]{2,3}\.)?linkedin\.com(\/[^\s?#]+)/i.exec(text)?.[1];
  return found === undefined ? null : `https://www.linkedin.com${found.replace(/\/+$/, '')}`;
}

const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  fr: 'fr francais francaise french fra fre franzosisch',
  en: 'en anglais english eng ang anglaise englisch',
  de: 'de allemand german deutsch deu ger',
  es: 'es espagnol spanish espanol castellano spa',
  it: 'it italien italian italiano ita',
  nl: 'nl neerlandais dutch nederlands nld dut flamand flemish',
  pt: 'pt portugais portuguese portugues por',
  pl: 'pl polonais polish polski',
  sv: 'sv suedois swedish svenska',
  da: 'da danois danish dansk',
  no: 'no nb norvegien norwegian norsk',
  fi: 'fi finnois finnish suomi',
};

/** Countries where one language is safe to write in; countries of several languages are left out on purpose. */
const LANGUAGE_COUNTRIES: Readonly<Record<string, string>> = {
  fr: 'france|fra|french republic|monaco|mc|guadeloupe|martinique|la reunion|reunion|senegal|sn|cote d ivoire|ivory coast|ci',
  en:
    'united kingdom|uk|gb|gbr|great britain|england|scotland|royaume uni|angleterre|united states|united states of america|usa|us|' +
    'etats unis|etats unis d amerique|ireland|irlande|ie|australia|australie|au|new zealand|nouvelle zelande|nz',
  de: 'germany|allemagne|deutschland|deu|austria|autriche|osterreich|at',
  es: 'spain|espagne|espana|esp|mexico|mexique|mx|argentina|argentine|colombia|colombie|chile|chili',
  it: 'italy|italie|italia|ita',
  nl: 'netherlands|the netherlands|pays bas|nederland|nld',
  pt: 'portugal|prt|brazil|bresil|brasil',
  pl: 'poland|pologne|polska',
  sv: 'sweden|suede|sverige',
  da: 'denmark|danemark|danmark',
  no: 'norway|norvege|norge',
  fi: 'finland|finlande|suomi',
};

const LANGUAGE_BY_NAME = indexOfNames(LANGUAGE_NAMES, ' ');
const LANGUAGE_BY_COUNTRY = indexOfNames(LANGUAGE_COUNTRIES, '|');

/** ISO 639-1 code of a language written as a code, a locale or a name in French or English; null when unknown. */
export function readLanguage(text: string): string | null {
  const [first = ''] = fold(text).split(' ');
  return LANGUAGE_BY_NAME.get(first) ?? null;
}

/** ISO 639-1 code of the one language of a country; null for a country of several languages or an unknown one. */
export function languageOfCountry(country: string): string | null {
  const folded = fold(country);
  return LANGUAGE_BY_COUNTRY.get(folded) ?? (folded.length === 2 ? (SINGLE_LANGUAGE_CODES[folded] ?? null) : null);
}

const SINGLE_LANGUAGE_CODES: Readonly<Record<string, string>> = {
  fr: 'fr',
  de: 'de',
  es: 'es',
  it: 'it',
  nl: 'nl',
  pt: 'pt',
  br: 'pt',
  pl: 'pl',
  se: 'sv',
  dk: 'da',
  no: 'no',
  fi: 'fi',
};

function indexOfNames(names: Readonly<Record<string, string>>, separator: string): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(names).flatMap(([code, list]) =>
      list.split(separator).map((name): [string, string] => [name, code]),
    ),
  );
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
