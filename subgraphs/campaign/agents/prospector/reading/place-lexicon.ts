import type { DirectoryPlace } from '../../../../../platform/providers/directory/directory.js';
import { unitedStatesCodes } from '../../../../../platform/providers/directory/united-states.js';
import { citiesByArea } from './place-cities.js';
import { PhraseLexicon } from './tokens.js';

/** What a place name can stand for. */
export interface PlaceEntry {
  readonly places: readonly DirectoryPlace[];
  /** For a city: the states and countries that have one of this name. */
  readonly areas: readonly string[];
}

/** With the adjectives that name no language: "allemand" may ask for people who speak it. */
const countryNames: readonly string[] = [
  'United States|États-Unis|États-Unis d’Amérique|USA|United States of America|Amérique|America|américain|américaine|American',
  'France',
  'Ireland|Irlande',
  'United Kingdom|Royaume-Uni|Great Britain|Grande-Bretagne|britannique|British|England|Angleterre|Britain',
  'Switzerland|Suisse',
  'Netherlands|The Netherlands|Pays-Bas|Holland|Hollande',
  'Belgium|Belgique|belge|Belgian',
  'Luxembourg',
  'Germany|Allemagne',
  'Spain|Espagne',
  'Portugal',
  'Italy|Italie',
  'Austria|Autriche|autrichien|autrichienne|Austrian',
  'Denmark|Danemark',
  'Sweden|Suède',
  'Norway|Norvège',
  'Finland|Finlande',
  'Poland|Pologne',
  'Czech Republic|Czechia|République tchèque|Tchéquie',
  'Romania|Roumanie',
  'Hungary|Hongrie',
  'Greece|Grèce',
  'Canada|canadien|canadienne|Canadian',
  'Bermuda|Bermudes',
  'Mexico|Mexique|mexicain|mexicaine|Mexican',
  'Brazil|Brésil|brésilien|brésilienne|Brazilian',
  'Japan|Japon',
  'China|Chine',
  'India|Inde',
  'Singapore|Singapour',
  'South Korea|Corée du Sud',
  'Australia|Australie|australien|australienne|Australian',
  'Israel|Israël',
  'United Arab Emirates|Émirats arabes unis|UAE',
  'Morocco|Maroc|marocain|marocaine|Moroccan',
  'Tunisia|Tunisie|tunisien|tunisienne|Tunisian',
  'Algeria|Algérie',
  'Senegal|Sénégal',
  'Ivory Coast|Côte d’Ivoire',
  'South Africa|Afrique du Sud',
];

const regionNames: readonly string[] = [
  ...unitedStatesCodes.map(([name]) => name),
  'California|Californie',
  'Florida|Floride',
  'Georgia|Géorgie',
  'Louisiana|Louisiane',
  'Pennsylvania|Pennsylvanie',
  'Virginia|Virginie',
  'West Virginia|Virginie-Occidentale',
  'North Carolina|Caroline du Nord',
  'South Carolina|Caroline du Sud',
  'North Dakota|Dakota du Nord',
  'South Dakota|Dakota du Sud',
  'New Mexico|Nouveau-Mexique',
  'Hawaii|Hawaï',
  'New York|État de New York|New York State|State of New York',
  'Washington|État de Washington|Washington State|State of Washington',
  'Île-de-France|région parisienne|Paris area|Paris region',
  'Auvergne-Rhône-Alpes|Rhône-Alpes',
  'Provence-Alpes-Côte d’Azur|PACA',
  'Occitanie',
  'Nouvelle-Aquitaine|Aquitaine',
  'Hauts-de-France',
  'Grand Est|Alsace',
  'Bretagne|Brittany',
  'Normandie|Normandy',
  'Pays de la Loire',
  'Centre-Val de Loire',
  'Bourgogne-Franche-Comté|Bourgogne',
  'Corse|Corsica',
  'Quebec|Québec|province de Québec',
  'Ontario',
  'British Columbia|Colombie-Britannique',
  'Scotland|Écosse',
  'Bavaria|Bavière',
  'Catalonia|Catalogne',
];

const cityAliases: readonly string[] = [
  'New York City|NYC|ville de New York|New York Ville',
  'London|Londres',
  'Geneva|Genève',
  'Brussels|Bruxelles',
  'Philadelphia|Philadelphie',
  'New Orleans|La Nouvelle-Orléans|Nouvelle-Orléans',
  'St. Louis|Saint-Louis|Saint Louis',
  'St. Petersburg|Saint Petersburg',
  'Washington|Washington DC|Washington D.C.',
  'Frankfurt|Francfort',
  'Lisbon|Lisbonne',
  'Copenhagen|Copenhague',
  'Antwerp|Anvers',
  'Ghent|Gand',
  'Barcelona|Barcelone',
  'Edinburgh|Édimbourg',
  'Montreal|Montréal',
  'Vienna|Vienne',
  'Warsaw|Varsovie',
  'Basel|Bâle',
  'Bern|Berne',
  'The Hague|La Haye',
];

const groups: Readonly<Record<string, readonly DirectoryPlace[]>> = (() => {
  const countries = (names: string): DirectoryPlace[] => names.split('|').map((value) => ({ kind: 'country', value }));
  const states = (names: string): DirectoryPlace[] => names.split('|').map((value) => ({ kind: 'region', value }));
  const benelux = countries('Belgium|Netherlands|Luxembourg');
  const dach = countries('Germany|Austria|Switzerland');
  const nordics = countries('Denmark|Sweden|Norway|Finland');
  const newEngland = states('Connecticut|Maine|Massachusetts|New Hampshire|Rhode Island|Vermont');
  const westCoast = states('California|Oregon|Washington');
  const midwest = states(
    'Illinois|Indiana|Iowa|Kansas|Michigan|Minnesota|Missouri|Nebraska|North Dakota|Ohio|South Dakota|Wisconsin',
  );
  const britishIsles = countries('United Kingdom|Ireland');
  const northAmerica = countries('United States|Canada');
  return {
    Benelux: benelux,
    DACH: dach,
    Nordics: nordics,
    'pays nordiques': nordics,
    Scandinavia: countries('Denmark|Sweden|Norway'),
    Scandinavie: countries('Denmark|Sweden|Norway'),
    'New England': newEngland,
    'Nouvelle-Angleterre': newEngland,
    'West Coast': westCoast,
    'côte ouest': westCoast,
    Midwest: midwest,
    'UK and Ireland': britishIsles,
    UKI: britishIsles,
    'North America': northAmerica,
    'Amérique du Nord': northAmerica,
  };
})();

function* namesOf(rows: readonly string[], kind: DirectoryPlace['kind']): Generator<readonly [string, PlaceEntry]> {
  for (const row of rows) {
    const names = row.split('|');
    const value = names[0] ?? row;
    for (const name of names) yield [name, { places: [{ kind, value }], areas: [] }];
  }
}

function cityEntries(): [string, PlaceEntry][] {
  const areasByCity = new Map<string, string[]>();
  for (const [area, cities] of Object.entries(citiesByArea)) {
    for (const city of cities.split('|')) areasByCity.set(city, [...(areasByCity.get(city) ?? []), area]);
  }
  const entryOf = (city: string): PlaceEntry => ({
    places: [{ kind: 'city', value: city }],
    areas: areasByCity.get(city) ?? [],
  });
  const aliases = cityAliases.flatMap((row) => {
    const [city = row, ...others] = row.split('|');
    return others.map((name): [string, PlaceEntry] => [name, entryOf(city)]);
  });
  return [...[...areasByCity.keys()].map((city): [string, PlaceEntry] => [city, entryOf(city)]), ...aliases];
}

/** Every place name the reader knows. Where a city and a larger area share a name, the area wins here. */
export const placeLexicon = new PhraseLexicon<PlaceEntry>([
  ...cityEntries(),
  ...namesOf(regionNames, 'region'),
  ...namesOf(countryNames, 'country'),
  ...Object.entries(groups).map(([name, places]): [string, PlaceEntry] => [name, { places, areas: [] }]),
]);

/** States whose name is first of all a city's for a French writer: "à New York" is the city, "dans le Texas" the state. */
export const cityOfHomonymousState: ReadonlyMap<string, DirectoryPlace> = new Map([
  ['New York', { kind: 'city', value: 'New York City' }],
  ['Washington', { kind: 'city', value: 'Washington' }],
]);

/** A state by its postal code. */
export const stateByCode: ReadonlyMap<string, string> = new Map(unitedStatesCodes.map(([name, code]) => [code, name]));

/** The country of a state, for "Austin, Texas, United States". */
export const unitedStatesNames: ReadonlySet<string> = new Set(unitedStatesCodes.map(([name]) => name));
