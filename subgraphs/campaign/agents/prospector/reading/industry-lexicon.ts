import { subIndustriesBySector } from './industry-names.js';
import { PhraseLexicon } from './tokens.js';

/** The GICS sectors and sub-industries a phrase stands for. */
export interface Industries {
  readonly sectors: readonly string[];
  readonly subIndustries: readonly string[];
}

const sectorSynonyms: Readonly<Record<string, string>> = {
  'Health Care': 'healthcare|health|health sector|santé|secteur médical|medical|médical',
  'Information Technology':
    'tech|technology|technologie|IT sector|IT companies|secteur IT|informatique|secteur informatique|high tech|technologies de l’information',
  Financials:
    'finance|financial services|services financiers|financial|secteur financier|financials|financial sector|institutions financières',
  Industrials:
    'industrial|industrials|industrie|industriel|industrielle|manufacturing|industrial goods|biens industriels|manufacturier|secteur industriel',
  'Consumer Discretionary': 'consommation discrétionnaire|consommation cyclique|biens de consommation durables',
  'Consumer Staples':
    'staples|consommation courante|biens de consommation courante|produits de grande consommation|FMCG|CPG|consumer goods|biens de consommation',
  Energy: 'énergie|énergétique|oil and gas|oil & gas|pétrole et gaz|pétrole|oil|pétrolier|secteur pétrolier',
  Utilities: 'utility|services aux collectivités|services publics',
  Materials: 'matériaux|matières premières|raw materials',
  'Real Estate': 'immobilier|property companies|secteur immobilier|REIT',
  'Communication Services': 'services de communication|communication services|communications sector',
};

const subIndustrySynonyms: readonly (readonly [string, string])[] = [
  ['bank|banque|banking|bancaire|secteur bancaire', 'Diversified Banks|Regional Banks'],
  ['regional bank|banque régionale', 'Regional Banks'],
  [
    'insurance|insurer|assurance|assureur|compagnie d’assurance|insurance company|secteur de l’assurance',
    'Insurance Brokers|Life & Health Insurance|Multi-line Insurance|Property & Casualty Insurance|Reinsurance',
  ],
  ['insurance broker|courtier en assurance|courtier d’assurance', 'Insurance Brokers'],
  [
    'asset management|asset manager|gestion d’actifs|private equity|capital-investissement',
    'Asset Management & Custody Banks',
  ],
  ['payment|paiement|fintech|moyens de paiement', 'Transaction & Payment Processing Services'],
  ['investment bank|investment banking|banque d’affaires|banque d’investissement', 'Investment Banking & Brokerage'],
  ['stock exchange|bourse', 'Financial Exchanges & Data'],
  ['consumer finance|crédit à la consommation', 'Consumer Finance'],
  [
    'pharma|pharmaceutical|pharmaceutique|industrie pharmaceutique|laboratoire pharmaceutique|drugmaker',
    'Pharmaceuticals',
  ],
  ['biotech|biotechnologie', 'Biotechnology'],
  ['life sciences|sciences de la vie', 'Biotechnology|Life Sciences Tools & Services|Pharmaceuticals'],
  [
    'medtech|medical device|dispositif médical|medical equipment|équipement médical|matériel médical',
    'Health Care Equipment|Health Care Supplies',
  ],
  ['hospital|hôpital|clinique|clinic', 'Health Care Facilities'],
  ['health insurance|health insurer|assurance santé|managed care', 'Managed Health Care'],
  [
    'software|logiciel|SaaS|éditeur de logiciel|software company|software vendor',
    'Application Software|Systems Software',
  ],
  ['semiconductor|semi-conducteur|chipmaker|chips', 'Semiconductor Materials & Equipment|Semiconductors'],
  ['IT services|services informatiques|ESN|IT consulting|conseil informatique', 'IT Consulting & Other Services'],
  ['hardware|matériel informatique|computer hardware', 'Technology Hardware, Storage & Peripherals'],
  ['networking equipment|équipement télécom|telecom equipment', 'Communications Equipment'],
  [
    'aerospace|aéronautique|aérospatial|défense|defense|defence|aerospace and defense|aéronautique et défense',
    'Aerospace & Defense',
  ],
  ['airline|compagnie aérienne|transport aérien', 'Passenger Airlines'],
  ['logistics|logistique|freight', 'Air Freight & Logistics|Cargo Ground Transportation'],
  ['trucking|transport routier|fret routier', 'Cargo Ground Transportation'],
  [
    'transport|transportation|transports',
    'Air Freight & Logistics|Cargo Ground Transportation|Passenger Airlines|Passenger Ground Transportation|Rail Transportation',
  ],
  ['railway|railroad|rail|ferroviaire|chemin de fer', 'Rail Transportation'],
  ['construction|BTP|bâtiment', 'Construction & Engineering'],
  ['building materials|matériaux de construction|construction materials', 'Construction Materials'],
  ['machinery|machines|machine industrielle|industrial machinery', 'Industrial Machinery & Supplies & Components'],
  ['consulting|conseil|cabinet de conseil|consultancy', 'Research & Consulting Services'],
  ['staffing|intérim|travail temporaire|recruitment agency', 'Human Resource & Employment Services'],
  ['waste management|gestion des déchets|environmental services|déchets', 'Environmental & Facilities Services'],
  [
    'automotive|automobile|car maker|carmaker|constructeur automobile|industrie automobile',
    'Automobile Manufacturers|Automotive Parts & Equipment',
  ],
  [
    'retail|retailer|commerce de détail|distribution|grande distribution',
    'Apparel Retail|Automotive Retail|Broadline Retail|Computer & Electronics Retail|Consumer Staples Merchandise Retail|Food Retail|Home Improvement Retail|Homefurnishing Retail|Other Specialty Retail',
  ],
  ['e-commerce|ecommerce|commerce en ligne|online retail', 'Broadline Retail'],
  ['supermarket|supermarché|grocery|hypermarché', 'Consumer Staples Merchandise Retail|Food Retail'],
  ['hotel|hôtel|hôtellerie|tourisme|travel|tourism|croisière', 'Hotels, Resorts & Cruise Lines'],
  ['restaurant|restauration|fast food', 'Restaurants'],
  ['luxe|luxury|mode|fashion|apparel|habillement', 'Apparel, Accessories & Luxury Goods'],
  ['casino|gaming and casinos|jeux d’argent', 'Casinos & Gaming'],
  ['homebuilder|constructeur de maisons', 'Homebuilding'],
  [
    'food|agroalimentaire|alimentaire|food industry|industrie agroalimentaire',
    'Agricultural Products & Services|Packaged Foods & Meats',
  ],
  ['beverage|boisson', 'Brewers|Distillers & Vintners|Soft Drinks & Non-alcoholic Beverages'],
  ['brewery|brasserie|brasseur|beer', 'Brewers'],
  ['tobacco|tabac', 'Tobacco'],
  ['cosmetics|cosmétique|personal care|beauté|beauty', 'Personal Care Products'],
  ['chemicals|chemical|chimie|chimique|industrie chimique', 'Commodity Chemicals|Specialty Chemicals'],
  ['steel|acier|sidérurgie', 'Steel'],
  ['mining|mine|minier|secteur minier', 'Copper|Gold'],
  ['packaging|emballage', 'Metal, Glass & Plastic Containers|Paper & Plastic Packaging Products & Materials'],
  ['gold mining|mine d’or', 'Gold'],
  ['electricity|électricité|power utility|electric utility', 'Electric Utilities'],
  ['water|eau|water utility', 'Water Utilities'],
  [
    'telecom|télécom|télécommunication|telecommunication|telco|opérateur télécom',
    'Integrated Telecommunication Services|Wireless Telecommunication Services',
  ],
  ['media|médias', 'Broadcasting|Cable & Satellite|Movies & Entertainment|Publishing'],
  ['advertising|publicité|agence de publicité|advertising agency', 'Advertising'],
  ['entertainment|divertissement', 'Movies & Entertainment'],
  ['video game|jeu vidéo|jeux vidéo|gaming', 'Interactive Home Entertainment'],
  ['publishing|publisher|édition|presse', 'Publishing'],
  ['data center|centre de données', 'Data Center REITs'],
];

const split = (names: string): string[] => names.split('|');

function* entries(): Generator<readonly [string, Industries]> {
  for (const [sector, subIndustries] of Object.entries(subIndustriesBySector)) {
    for (const name of split(subIndustries)) {
      yield [name, { sectors: [], subIndustries: [name] }];
      yield [name.replaceAll('&', 'and'), { sectors: [], subIndustries: [name] }];
    }
    for (const name of [sector, ...split(sectorSynonyms[sector] ?? sector)])
      yield [name, { sectors: [sector], subIndustries: [] }];
  }
  for (const [names, subIndustries] of subIndustrySynonyms) {
    for (const name of split(names)) yield [name, { sectors: [], subIndustries: split(subIndustries) }];
  }
}

/** Every industry name the reader knows, French and English. */
export const industryLexicon = new PhraseLexicon<Industries>(entries());
