import type { DirectoryPlace } from '../../../../../platform/providers/directory/directory.js';
import { ambiguousCities } from './place-cities.js';
import { cityOfHomonymousState, placeLexicon, stateByCode, unitedStatesNames } from './place-lexicon.js';
import { conjunctions } from './title-lexicon.js';
import type { Token, TokenSpan } from './tokens.js';

/** A place read from the request. */
export interface PlaceReading extends TokenSpan {
  readonly places: readonly DirectoryPlace[];
  /** For a city: the states and countries that have one of this name. */
  readonly areas: readonly string[];
}

const placePrepositions = new Set([
  'in',
  'from',
  'near',
  'at',
  'a',
  'en',
  'dans',
  'au',
  'aux',
  'around',
  'outside',
  'sur',
  'hors',
  'sauf',
  'excluding',
  'except',
]);

const countryByCode: ReadonlyMap<string, string> = new Map([
  ['US', 'United States'],
  ['UK', 'United Kingdom'],
]);

const isCapital = (token: Token): boolean => /^\p{Lu}/u.test(token.original);

/** "à New York", "à Boston ou New York": the French preposition of cities, through a list. */
function isAfterCityPreposition(tokens: readonly Token[], index: number): boolean {
  let position = index - 1;
  for (let token = tokens[position]; token; token = tokens[position]) {
    if (token.original === 'à' || token.original === 'À') return true;
    if (!conjunctions.has(token.word) && !isCapital(token)) return false;
    position -= 1;
  }
  return false;
}

function isPlaceExpected(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const previous = tokens[index - 1];
  if (!token || !previous) return false;
  if (placePrepositions.has(previous.word)) return true;
  const follows = conjunctions.has(previous.word) ? tokens[index - 2] : token.gap.includes(',') ? previous : undefined;
  return follows !== undefined && isCapital(follows);
}

function readCode(tokens: readonly Token[], index: number): PlaceReading | undefined {
  const token = tokens[index];
  if (!token) return undefined;
  const next = tokens[index + 1];
  const isDotted =
    /^[UK S]$/.test(token.original) && next !== undefined && next.gap === '.' && /^[SK]$/.test(next.original);
  const code = isDotted ? token.original + next.original : token.original;
  const to = index + (isDotted ? 2 : 1);
  const country = countryByCode.get(code);
  if (country !== undefined) return { from: index, to, places: [{ kind: 'country', value: country }], areas: [] };
  const state = stateByCode.get(code);
  if (state === undefined || !isPlaceExpected(tokens, index)) return undefined;
  return { from: index, to, places: [{ kind: 'region', value: state }], areas: [] };
}

/** The place that starts at a token, or nothing. */
export function readPlace(tokens: readonly Token[], index: number): PlaceReading | undefined {
  const token = tokens[index];
  const found = placeLexicon.at(tokens, index);
  if (!token || !found) return readCode(tokens, index);
  const { places, areas } = found.value;
  const [place] = places;
  if (
    place?.kind === 'city' &&
    ambiguousCities.has(place.value.toLowerCase()) &&
    !(isCapital(token) && isPlaceExpected(tokens, index))
  ) {
    return undefined;
  }
  const city =
    place?.kind === 'region' && found.to === index + place.value.split(' ').length
      ? cityOfHomonymousState.get(place.value)
      : undefined;
  if (city && isAfterCityPreposition(tokens, index)) return { from: index, to: found.to, places: [city], areas: [] };
  return { from: index, to: found.to, places, areas };
}

function isIn(inner: PlaceReading, outer: PlaceReading): boolean {
  const place = inner.places[0];
  const area = outer.places[0];
  if (!place || !area || inner.places.length > 1 || outer.places.length > 1) return false;
  const inStates = area.value === 'United States';
  if (place.kind === 'region') return inStates && unitedStatesNames.has(place.value);
  if (place.kind !== 'city' || area.kind === 'city') return false;
  return inner.areas.includes(area.value) || (inStates && inner.areas.some((name) => unitedStatesNames.has(name)));
}

/** "Austin, Texas" and "Californie (États-Unis)" are one place each, the smaller; a homonym keeps its area: "Dublin, Ohio". */
export function joinPlaces(inner: PlaceReading, outer: PlaceReading, gap: string): PlaceReading | undefined {
  if (!/^(?:\s*,\s*|\s*\(\s*|\s+)$/.test(gap) || inner.to !== outer.from || !isIn(inner, outer)) return undefined;
  const place = inner.places[0];
  const area = outer.places[0];
  if (!place || !area) return undefined;
  const isHomonym = place.kind === 'city' && inner.areas.length > 1 && inner.areas.includes(area.value);
  const value = isHomonym ? `${place.value}, ${area.value}` : place.value;
  return { from: inner.from, to: outer.to, places: [{ kind: place.kind, value }], areas: [] };
}
