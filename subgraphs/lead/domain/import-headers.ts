import { IMPORT_FIELDS, type ImportField } from './import-fields.js';

/** Names of columns, folded (see `foldHeader`), without qualifiers such as "work" or "primary". */
const SYNONYMS: Readonly<Record<ImportField, string>> = {
  email:
    'email|e mail|mail|courriel|adresse email|adresse e mail|adresse mail|adresse de messagerie|adresse courriel|' +
    'email address|e mail address|mail address|adresse electronique|messagerie|email id|correo|' +
    'correo electronico|e mail adresse|@|adresse @|posta elettronica|endereco de email|emailadres|e mailadres|email adres|' +
    'e mail adres|adres email|adres e mail|email adresse|indirizzo email|indirizzo e mail|indirizzo mail|' +
    'email aziendale|endereco de e mail|direccion de correo|direccion de correo electronico',
  firstName:
    'first name|firstname|fname|first|given name|forename|prenom|prenom contact|vorname|nombre|nome|voornaam|' +
    'nome proprio|primeiro nome|primer nombre|imie|fornamn|fornavn|rufname',
  lastName:
    'last name|lastname|lname|last|surname|family name|nom de famille|nom famille|nom contact|nom usuel|nachname|' +
    'apellido|apellidos|cognome|patronyme|achternaam|familienaam|familienname|zuname|sobrenome|apelido|' +
    'primer apellido|nazwisko|efternamn|efternavn',
  fullName:
    'full name|fullname|name|nom complet|nom prenom|prenom nom|nom et prenom|prenom et nom|display name|' +
    'contact name|contact|person|personne|interlocuteur|interlocutor|prospect|lead name|nom du contact|' +
    'nom affiche|ansprechpartner|file as|nombre completo|nombre y apellido|nome completo|nome e cognome|' +
    'cognome e nome|naam|volledige naam|contactpersoon|kontakt|kontaktperson|contatto|contacto|' +
    'persona de contacto|referente|imie i nazwisko|vor und nachname',
  jobTitle:
    'job title|jobtitle|title|titre|position|role|fonction|poste|intitule poste|intitule du poste|profession|job|' +
    'metier|current title|organization title|titre poste|emploi|occupation|headline|qualite|puesto|cargo|ruolo|' +
    'funktion|functie|functietitel|stelle|stellenbezeichnung|beruf|berufsbezeichnung|jobtitel|job role|' +
    'designation|funcion|profesion|mansione|qualifica|posizione|funcao|stanowisko|poste occupe|fonction occupee|' +
    'fonction exacte|intitule fonction|intitule de la fonction|libelle poste|libelle fonction',
  phone:
    'phone|phone number|telephone|tel|numero telephone|numero de telephone|num tel|no tel|mobile|mobile phone|' +
    'mobile phone number|cell|cell phone|cellphone|portable|gsm|tel mobile|telephone mobile|telephone portable|' +
    'tel portable|direct phone|phone direct|ligne directe|telefon|telefono|tel fixe|telephone fixe|' +
    'company main phone|telefonnummer|rufnummer|durchwahl|mobil|mobilnummer|handy|handynummer|telefoon|' +
    'telefoonnummer|mobiel|movil|telefono movil|numero de telefono|celular|telefone|telemovel|cellulare|' +
    'numero di telefono',
  linkedinUrl:
    'linkedin|linkedin url|linkedin profile|linkedin profile url|profil linkedin|url linkedin|lien linkedin|linkedin link|' +
    'person linkedin url|profile url|linkedin bio|url profil linkedin|page linkedin',
  companyName:
    'company|company name|company name for email|societe|nom societe|nom de la societe|entreprise|nom entreprise|' +
    'nom de l entreprise|organisation|organization|organization name|organisation name|account|account name|' +
    'compte|nom du compte|nom compte|employer|employeur|raison sociale|denomination|denomination sociale|' +
    'business name|associated company|current company|company account|firma|unternehmen|empresa|azienda|' +
    'etablissement|enseigne|structure|marque|boite|firmenname|unternehmensname|arbeitgeber|bedrijf|bedrijfsnaam|' +
    'organisatie|werkgever|nombre empresa|nombre de la empresa|razon social|compania|organizacion|nome azienda|' +
    'nome dell azienda|societa|ragione sociale|nome da empresa|razao social|nazwa firmy',
  companyDomain:
    'website|web site|site|site web|site internet|siteweb|url site|url du site|website url|web page|webpage|' +
    'page web|homepage|home page|domain|domaine|company domain|company domain name|domain name|nom de domaine|' +
    'company website|web|url site web|adresse web|site de la societe|site entreprise|sitio web|webseite|' +
    'web seite|internetseite|sito|sito web|sito internet|pagina web|www|strona www',
  industry:
    'industry|industries|secteur|secteur activite|secteur d activite|activite|domaine d activite|' +
    'domaine activite|sector|branche|settore|company industry|libelle naf|code naf|naf|ape|vertical|' +
    'wirtschaftszweig|bransch|branza|industria|sector de actividad|settore di attivita|setor|setor de atividade|' +
    'ramo de atividade',
  employees:
    'employee|number of employees|no of employees|nb employees|num employees|nombre employes|nombre d employes|' +
    'nb employes|effectif|nombre de salaries|nb salaries|nb de salaries|salaries|salarie|taille|' +
    'taille entreprise|taille de l entreprise|company size|size|headcount|tranche effectif|tranche d effectif|' +
    'company headcount|nombre de collaborateurs|employee count|employe|staff|mitarbeiter|mitarbeiterzahl|' +
    'anzahl mitarbeiter|empleado|numero de empleado|dipendenti|numero dipendenti|anzahl der mitarbeiter|' +
    'beschaftigte|anzahl beschaftigte|unternehmensgroße|unternehmensgrosse|medewerker|aantal medewerker|' +
    'werknemer|aantal werknemer|numero de trabajadore|tamano de la empresa|numero di dipendenti|' +
    'dimensione azienda|funcionario|numero de funcionario',
  city:
    'city|ville|town|locality|localite|commune|ort|stadt|ciudad|citta|company city|address city|adresse ville|' +
    'wohnort|standort|plaats|woonplaats|vestigingsplaats|localidad|poblacion|municipio|localita|comune|cidade|' +
    'miasto',
  region:
    'region|state|province|state province|state region|dep region|departement|county|etat|canton|bundesland|' +
    'company state|departement region|address region|kanton|provincia|provincie|comunidad autonoma|regione',
  country:
    'country|pays|country region|pays region|nation|land|pais|paese|company country|address country|country code|' +
    'code pays|staat|kraj|nazione',
  language:
    'language|langue|preferred language|langue preferee|lang|sprache|idioma|locale|langue parlee|taal|lingua|' +
    'jezyk',
  notes:
    'note|comment|commentaire|remarque|remark|besoin|need|budget|echeance|description|observation|detail|message|' +
    'info|information|information complementaire|info complementaire|contexte|context|projet|project|timeline|' +
    'timing|calendrier|compte rendu|historique|pain point|problematique|interet|interest|objection|' +
    'commentaire libre|memo|bemerkung|bemerkungen|notizen|bedarf|observacion|observacione|comentario|necesidad|' +
    'delai|decideur|decisionnaire|entscheider|decision maker|authority|autorite|next step|prochaine etape|' +
    'anmerkung|kommentar|hinweis|zeitplan|opmerking|opmerkingen|anmerkungen|kommentare|hinweise|notitie|behoefte|nota|presupuesto|plazo|appunti|osservazione|' +
    'osservazioni|commento|commenti|esigenza|scadenza|observacao|observacoe|orcamento|necessidade|prazo|uwagi',
  externalId:
    'id|record id|contact id|lead id|person id|external id|externalid|identifiant|reference|ref|uuid|crm id|' +
    'apollo contact id|id contact|id externe|customer id|id client|numero client|code client|id prospect|kennung|' +
    'kundennummer|klantnummer|referenz|referencia|riferimento|numero cliente|codice cliente|codigo cliente|' +
    'codigo de cliente',
};

/** Qualifiers that do not change what a column holds, and those that make it a second choice. */
const NEUTRAL = new Set(
  (
    'work pro professionnel professionnelle bureau business principal principale primary main mailing person contact lead ' +
    'prospect value valeur default current actuel actuelle du de la le d l the your votre personne obligatoire required ' +
    'optional optionnel address adresse corporate office direct interlocuteur client'
  ).split(' '),
);
const SECOND_CHOICE = new Set(
  (
    'home personal perso personnel personnelle domicile secondary secondaire other autre alternate alternative additional 2 3 4 5 ' +
    'company societe entreprise organization organisation account billing facturation for emails'
  ).split(' '),
);

/** Words that make a column something else than what its other words say ("Email status", "Company LinkedIn Url"). */
const FOREIGN = new Set(
  (
    'status statut type label libelle owner proprietaire opt optin optout unsubscribed bounce bounced source date created modified ' +
    'last_activity score count confidence verification verified valid provider display yomi phonetic phonetique prefix suffix suffixe ' +
    'middle deuxieme additional facebook twitter github instagram fax manager assistant spouse conjoint anniversary anniversaire ' +
    'birthday naissance password account_id campaign campagne stage etape pipeline list liste photo image avatar revenue ca ' +
    'chiffre funding keyword technology seniority complet seo'
  ).split(' '),
);

/** What a header says of its column. */
export interface HeaderMatch {
  field: ImportField;
  confidence: number;
}

const FIELD_BY_NAME: ReadonlyMap<string, ImportField> = new Map(
  IMPORT_FIELDS.flatMap((field) =>
    SYNONYMS[field].split('|').map((name): [string, ImportField] => [singular(name), field]),
  ),
);

/** A header in lower case words: no accents, punctuation, camel case or plural. */
export function foldHeader(header: string): string {
  const words = header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/#/g, ' number of ')
    .replace(/\bn[°º]/g, 'numero ')
    .replace(/[^\p{L}\p{N}@]+/gu, ' ')
    .trim();
  return singular(words);
}

/** Finds the field that a header names: exactly, then without its qualifiers. Null when it names none. */
export function matchHeader(header: string): HeaderMatch | null {
  const folded = foldHeader(header);
  if (folded === '') return null;
  const exact = FIELD_BY_NAME.get(folded);
  if (exact !== undefined) return { field: exact, confidence: 1 };
  const words = folded.split(' ');
  if (words.some((word) => FOREIGN.has(word))) return null;
  const bare = words.filter((word) => !NEUTRAL.has(word) && word !== '1');
  const named = FIELD_BY_NAME.get(bare.join(' '));
  if (named !== undefined) return { field: fieldOfOwner(named, words), confidence: 0.9 };
  const core = FIELD_BY_NAME.get(bare.filter((word) => !SECOND_CHOICE.has(word)).join(' '));
  if (core !== undefined) return secondChoice(core, words);
  return matchByWord(bare);
}

/** Whether a cell is a usual name for a column of people or companies; used to tell a header from a first row. */
export function isImportHeaderWord(cell: string): boolean {
  return cell.length <= 60 && matchHeader(cell) !== null;
}

const OWNED_BY_COMPANY = /\b(company|societe|entreprise|organization|organisation|account|compte)\b/;

/** "Organization - Name" is the company's name and not the person's. */
function fieldOfOwner(field: ImportField, words: readonly string[]): ImportField {
  return field === 'fullName' && OWNED_BY_COMPANY.test(words.join(' ')) ? 'companyName' : field;
}

function secondChoice(field: ImportField, words: readonly string[]): HeaderMatch | null {
  const ownedByCompany = OWNED_BY_COMPANY.test(words.join(' '));
  // The page, identifier or name of a company is not that of the person.
  if (ownedByCompany && (field === 'linkedinUrl' || field === 'externalId')) return null;
  const companyWide = field === 'industry' || field === 'employees' || field === 'companyDomain';
  return { field: fieldOfOwner(field, words), confidence: ownedByCompany && companyWide ? 0.9 : 0.6 };
}

/** One telling word among others: "Adresse e-mail du décideur", "Votre budget estimé". */
function matchByWord(words: readonly string[]): HeaderMatch | null {
  const telling: readonly ImportField[] = ['email', 'linkedinUrl', 'phone', 'notes'];
  for (const field of telling) {
    const names = words.filter((word) => FIELD_BY_NAME.get(word) === field);
    if (names.length > 0) return { field, confidence: 0.5 };
  }
  return null;
}

/** Plurals fall: "emails", "notes", "besoins"; short words and "-ss" stay. */
function singular(words: string): string {
  return words
    .split(' ')
    .map((word) => (/[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word))
    .join(' ');
}
