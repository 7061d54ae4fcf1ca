import { domainToASCII } from 'node:url';
import type { Sentence } from './language.js';

/** An address that mail can be sent to. */
export interface EmailAddress {
  /** As written, without display name, `mailto:` or surrounding spaces. */
  address: string;
  /** What two spellings of one address share; the key of deduplication. */
  normalised: string;
  local: string;
  /** ASCII, lower case. */
  domain: string;
  /** True when the text held further addresses, which were left out. */
  hasMore: boolean;
}

/** Why a text is no address. */
export type EmailAddressProblemCode =
  | 'EMPTY'
  | 'NO_AT_SIGN'
  | 'LOCAL_PART_INVALID'
  | 'LOCAL_PART_TOO_LONG'
  | 'DOMAIN_INVALID'
  | 'TOO_LONG';

/** A refused address; the sentence says what to do. */
export interface EmailAddressProblem {
  code: EmailAddressProblemCode;
  sentence: Sentence;
}

const LOCAL_PART_LENGTH = 64;
const ADDRESS_LENGTH = 254;
const LABEL_LENGTH = 63;
const DOMAIN_LENGTH = 253;

const ATOM = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+$/u;
const QUOTED_LOCAL_PART = /^"([\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])+"$/;
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const DISPLAY_NAME_FORM = /<\s*([^<>]*)\s*>/;

/**
 * Reads the first address of a text: a bare address, `Name <a@b>`, `mailto:a@b?subject=x`, or several addresses between
 * commas, semicolons, spaces, bars or `:::`. It accepts what RFC 5321 lets be mailed over the internet: comments, folding
 * white space, address literals and names without a dot are refused.
 */
export function parseEmailAddress(text: string): EmailAddress | EmailAddressProblem {
  const { first, hasMore } = firstAddress(text);
  if (first === '') {
    return problem('EMPTY', {
      FR: 'L’adresse manque\u00a0: écrivez-en une comme nom@entreprise.example.',
      EN: 'The address is missing: write one such as name@company.example.',
    });
  }
  const at = first.lastIndexOf('@');
  if (at < 0) {
    return problem('NO_AT_SIGN', {
      FR: `«\u00a0${shorten(first)}\u00a0» ne contient pas de @\u00a0: écrivez une adresse comme nom@entreprise.example.`,
      EN: `"${shorten(first)}" has no @: write an address such as name@company.example.`,
    });
  }
  const local = first.slice(0, at);
  const domain = toMailDomain(first.slice(at + 1));
  const refused = checkLocalPart(local) ?? checkDomain(domain, first.slice(at + 1));
  if (refused) return refused;
  if (local.length + 1 + domain.length > ADDRESS_LENGTH) {
    return problem('TOO_LONG', {
      FR: `L’adresse dépasse ${ADDRESS_LENGTH} caractères\u00a0: vérifiez qu’il s’agit d’une seule adresse.`,
      EN: `The address is longer than ${ADDRESS_LENGTH} characters: check that it is a single address.`,
    });
  }
  // No host of today tells capitals apart in the local part, while a "+tag" is a mailbox of its own for some hosts and
  // dots matter everywhere but at one: folding those would merge two people, keeping them merges nobody.
  const normalised = `${local.normalize('NFC').toLowerCase()}@${domain}`;
  return { address: first, normalised, local, domain, hasMore };
}

/** Narrows the result of `parseEmailAddress`. */
export function isEmailAddress(parsed: EmailAddress | EmailAddressProblem): parsed is EmailAddress {
  return 'normalised' in parsed;
}

function firstAddress(text: string): { first: string; hasMore: boolean } {
  const trimmed = text.trim();
  const bracketed = DISPLAY_NAME_FORM.exec(trimmed);
  if (bracketed?.[1] !== undefined && bracketed[1].includes('@')) {
    const rest = trimmed.slice(bracketed.index + bracketed[0].length);
    return { first: withoutMailto(bracketed[1]), hasMore: rest.includes('@') };
  }
  const bare = withoutMailto(trimmed);
  const isSingle = bare.startsWith('"') || bare.indexOf('@') === bare.lastIndexOf('@');
  if (isSingle) return { first: bare.replace(/^[\s,;]+|[\s,;]+$/g, ''), hasMore: false };
  // "/" and "|" are legal in an address: they separate only where an address follows.
  const parts = bare.split(/[,;\n\r\t]+|\s*:::\s*|\s+[/|\\]?\s*(?=[^\s@]+@)|[/|](?=[^/|@]+@[^/|@]+$)/);
  const addresses = parts.map((part) => part.trim()).filter((part) => part.includes('@'));
  return { first: withoutMailto(addresses[0] ?? bare), hasMore: addresses.length > 1 };
}

function withoutMailto(text: string): string {
  const found = /^mailto:([^?]*)/i.exec(text.trim());
  return found?.[1] === undefined ? text.trim() : found[1].trim();
}

function checkLocalPart(local: string): EmailAddressProblem | null {
  if (Buffer.byteLength(local) > LOCAL_PART_LENGTH) {
    return problem('LOCAL_PART_TOO_LONG', {
      FR: `La partie avant @ dépasse ${LOCAL_PART_LENGTH} caractères\u00a0: vérifiez l’adresse.`,
      EN: `The part before @ is longer than ${LOCAL_PART_LENGTH} characters: check the address.`,
    });
  }
  const valid = QUOTED_LOCAL_PART.test(local) || local.split('.').every((atom) => ATOM.test(atom));
  if (valid) return null;
  return problem('LOCAL_PART_INVALID', {
    FR: `La partie avant @ dans «\u00a0${shorten(local)}@...\u00a0» a un caractère manquant, doublé ou interdit\u00a0: corrigez l’adresse.`,
    EN: `The part before @ in "${shorten(local)}@..." has a missing, doubled or forbidden character: correct the address.`,
  });
}

function checkDomain(domain: string, written: string): EmailAddressProblem | null {
  const labels = domain.split('.');
  const topLevel = labels.at(-1) ?? '';
  const valid =
    domain.length <= DOMAIN_LENGTH &&
    labels.length >= 2 &&
    labels.every((label) => label.length <= LABEL_LENGTH && LABEL.test(label)) &&
    topLevel.length >= 2 &&
    !/^\d/.test(topLevel);
  if (valid) return null;
  return problem('DOMAIN_INVALID', {
    FR: `«\u00a0${shorten(written)}\u00a0» n’est pas un domaine de messagerie\u00a0: écrivez-en un comme entreprise.example.`,
    EN: `"${shorten(written)}" is not a mail domain: write one such as company.example.`,
  });
}

/** The domain in ASCII (IDN converted), lower case; what cannot be converted comes back as it is and fails the check. */
function toMailDomain(written: string): string {
  const lower = written.toLowerCase();
  return /^[\x21-\x7e]*$/.test(lower) ? lower : domainToASCII(lower);
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}...`;
}

function problem(code: EmailAddressProblemCode, sentence: Sentence): EmailAddressProblem {
  return { code, sentence };
}

const GENERIC_LOCAL_PARTS = new Set(
  (
    'info infos information informations contact contacts contactez-nous hello bonjour welcome accueil reception office bureau ' +
    'admin administration administrateur administratif secretariat secretaire direction gerance management standard ' +
    'sales vente ventes commercial commerciaux marketing communication com presse press media medias pr ' +
    'support help helpdesk aide assistance sav service services service-client serviceclient client clients customer ' +
    'customers customerservice customercare care billing facturation factures invoice invoices compta comptabilite ' +
    'accounting accounts finance finances achats achat purchasing procurement logistique commande commandes order orders ' +
    'devis quote booking reservation reservations rh hr recrutement recruitment jobs job careers career emploi ' +
    'candidature candidatures legal juridique privacy dpo rgpd gdpr security abuse postmaster webmaster hostmaster ' +
    'noreply no-reply donotreply do-not-reply ne-pas-repondre nepasrepondre mailer-daemon newsletter news team equipe ' +
    'mail email courrier enquiries enquiry inquiries feedback partners partenaires partenariat partnerships events ' +
    'evenements formation boutique shop store agence mairie magasin it tech dev general'
  ).split(' '),
);

/**
 * Whether an address belongs to a function rather than a person (`contact@`, `info@`): data of a legal person.
 * `contact.fr@`, `info2@` and `sales+web@` count as well.
 */
export function isGenericAddress(address: EmailAddress): boolean {
  const local = address.local.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const base = local.replace(/\+.*$/, '').replace(/[._-]?\d+$/, '');
  const withoutCountry = base.replace(/[._-](fr|france|uk|us|usa|de|es|it|be|ch|eu|europe|emea|paris)$/, '');
  return GENERIC_LOCAL_PARTS.has(base) || GENERIC_LOCAL_PARTS.has(withoutCountry);
}

const FREE_MAIL_DOMAINS = new Set(
  (
    'gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr hotmail.be hotmail.co.uk hotmail.it ' +
    'hotmail.es hotmail.de live.com live.fr live.be live.co.uk msn.com windowslive.com yahoo.com yahoo.fr yahoo.co.uk ' +
    'yahoo.de yahoo.it yahoo.es yahoo.ca yahoo.co.in ymail.com rocketmail.com myyahoo.com aol.com aol.fr icloud.com ' +
    'me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutamail.com tuta.io tuta.com gmx.com ' +
    'gmx.fr gmx.de gmx.net gmx.ch gmx.at web.de t-online.de freenet.de mail.com email.com zoho.com zohomail.com ' +
    'yandex.com yandex.ru mail.ru bk.ru inbox.ru list.ru rambler.ru qq.com 163.com 126.com sina.com naver.com ' +
    'hanmail.net daum.net rediffmail.com fastmail.com fastmail.fm hushmail.com mailo.com netcourrier.com posteo.de ' +
    'posteo.net mailbox.org orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr cegetel.net club-internet.fr ' +
    'numericable.fr noos.fr bbox.fr aliceadsl.fr alice.fr libertysurf.fr online.fr voila.fr tiscali.fr 9online.fr ' +
    '9business.fr dbmail.com caramail.com caramail.fr freesbee.fr infonie.fr gmx.us skynet.be telenet.be proximus.be ' +
    'voo.be bluewin.ch hispeed.ch sunrise.ch videotron.ca sympatico.ca bell.net rogers.com shaw.ca comcast.net ' +
    'verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net btinternet.com btopenworld.com sky.com ' +
    'talktalk.net virginmedia.com ntlworld.com libero.it virgilio.it alice.it tin.it tiscali.it telefonica.net ' +
    'terra.es sapo.pt wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz uol.com.br bol.com.br terra.com.br'
  ).split(' '),
);

/** Whether a domain gives mailboxes to anybody: the person behind the address is treated as a consumer. */
export function isFreeMailDomain(domain: string): boolean {
  return FREE_MAIL_DOMAINS.has(domain.trim().toLowerCase().replace(/\.$/, ''));
}
