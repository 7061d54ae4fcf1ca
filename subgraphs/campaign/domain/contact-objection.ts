const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/gu, "'").toLowerCase();

/** How people say that they do not want to be contacted, in folded French and English; each is a whole phrase. */
const objections: readonly RegExp[] = [
  /\bne (?:plus|pas|jamais) (?:me |nous |le |la |les |l')?(?:re)?(?:contacter|appeler|relancer|ecrire|demarcher|solliciter|rappeler)\b/u,
  /\bne (?:me|nous|le|la|les) (?:re)?(?:contactez|appelez|rappelez|relancez|ecrivez|demarchez|sollicitez) (?:plus|pas|jamais)\b/u,
  /\b(?:arretez|cessez) de (?:me|nous) (?:contacter|appeler|relancer|ecrire|demarcher|solliciter)\b/u,
  /\b(?:retirez|supprimez|enlevez|effacez|rayez|desinscrivez|desabonnez)[- ](?:moi|nous|le|la|mes|nos|mon)\b/u,
  /\b(?:desinscription|desabonnement|desinscrire|desabonner|se desinscrire)\b/u,
  /\b(?:s'oppose|m'oppose|nous opposons|opposition) (?:a|au) (?:tout |la |ce )?(?:traitement|prospection|demarchage|contact|etre contacte)/u,
  /\b(?:ne (?:souhaite|veut|desire)|souhaite) (?:pas|plus|ne plus|ne pas)(?: plus)? etre (?:re)?(?:contacte|appele|relance|sollicite|demarche)/u,
  /\b(?:do not|don't|dont|never|no longer|stop|please don't) (?:ever )?(?:contact|call|calling|email|e-mail|emailing|mail|write|writing|contacting|message|messaging)(?: to)?\b(?! (?:before|until|avant))/u,
  /\b(?:not|never) (?:to )?be contacted\b/u,
  /\b(?:remove|delete|take|unsubscribe) (?:me|us|him|her|them|my|our)\b[^.!?\n]{0,30}(?:list|mailing|database|data|details|file|crm|off)/u,
  /\bunsubscribe\b/u,
  /\bopt(?:ed)?[- ]?out\b/u,
  /\b(?:objects?|objected) to (?:the |any |all |this |our |being )?(?:processing|marketing|prospecting|contact)/u,
  /\b(?:gdpr|rgpd)\b[^.!?\n]{0,40}(?:delet|erasure|remov|suppression|effacement|opposition)/u,
  /\b(?:delet|eras|suppress|effac)\w*[^.!?\n]{0,30}\b(?:my|mes|his|ses|her|our|nos) (?:personal )?(?:data|donnees|details)/u,
  /^\W*stop\W*$/mu,
];

/**
 * Whether a note says that the person does not want to be contacted (R-08, R-13). It errs towards silence: a draft that
 * is not written can be written by a person, a mail that was refused cannot be taken back.
 */
export function objectsToContact(note: string): boolean {
  const text = folded(note);
  return objections.some((objection) => objection.test(text));
}
