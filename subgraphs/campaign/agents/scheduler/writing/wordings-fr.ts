import type { EmailWordings } from './wordings.js';

/** How a GICS sector reads after "dans". */
export const frenchSectors: ReadonlyMap<string, string> = new Map([
  ['Health Care', 'la santé'],
  ['Information Technology', 'les technologies de l’information'],
  ['Financials', 'les services financiers'],
  ['Industrials', 'l’industrie'],
  ['Consumer Discretionary', 'les biens de consommation durables'],
  ['Consumer Staples', 'les biens de consommation courante'],
  ['Energy', 'l’énergie'],
  ['Utilities', 'les services aux collectivités'],
  ['Materials', 'les matériaux'],
  ['Real Estate', 'l’immobilier'],
  ['Communication Services', 'les services de communication'],
]);

/** French sentences; `~` stands for a space that does not break. */
export const frenchWordings: EmailWordings = {
  subjectsWithCompany: [
    'Proposition d’échange pour {company}',
    'Une idée à partager avec {company}',
    'Prise de contact avec {company}',
  ],
  subjects: [
    'Proposition d’échange avec {organization}',
    'Prise de contact de la part {deOrganization}',
    'Un échange avec {organization}',
  ],
  identity: [
    'Je suis {sender}, de l’équipe {organization}.',
    'Je me présente~: {sender}, pour {organization}.',
    'Je m’appelle {sender} et je vous écris au nom {deOrganization}.',
  ],
  identityOfOrganization: [
    'Je vous écris au nom {deOrganization}.',
    'Je vous contacte de la part {deOrganization}.',
    'Ce message vous vient {deOrganization}.',
  ],
  relevanceTitleCompany: [
    'Je vous contacte au titre de votre fonction ({title}) chez {company}.',
    'Je m’adresse à vous pour votre rôle chez {company} ({title}).',
    'C’est votre fonction chez {company} ({title}) qui motive ce message.',
  ],
  relevanceTitle: [
    'Je vous contacte au titre de votre fonction ({title}).',
    'Je m’adresse à vous pour votre rôle ({title}).',
    'C’est votre fonction ({title}) qui motive ce message.',
  ],
  relevanceCompany: [
    'Je vous contacte au titre de votre activité chez {company}.',
    'Je m’adresse à vous pour votre rôle au sein {deCompany}.',
    'C’est votre activité professionnelle chez {company} qui motive ce message.',
  ],
  relevance: [
    'Je vous contacte au titre de votre activité professionnelle.',
    'Je m’adresse à vous pour votre rôle professionnel.',
    'C’est votre activité professionnelle qui motive ce message.',
  ],
  need: [
    'Un point de nos notes a retenu mon attention~: «~{need}~».',
    'J’ai relevé ce point dans nos notes~: «~{need}~».',
    'Dans nos notes figure ce point, qui nous parle directement~: «~{need}~».',
  ],
  industry: [
    'D’après nos informations, votre entreprise travaille dans {industry}.',
    'Selon nos informations, vous travaillez dans {industry}.',
  ],
  city: ['Nos informations vous situent {atCity}.', 'Sauf erreur de notre part, votre entreprise se trouve {atCity}.'],
  offer: [
    'En quelques mots, voici ce que nous proposons~: {offer}.',
    'Voici notre proposition en une phrase~: {offer}.',
    'Ce que nous faisons tient en une phrase~: {offer}.',
  ],
  value: ['L’intérêt que nous y voyons pour vous~: {value}.', 'Ce que cela peut vous apporter~: {value}.'],
  fillers: [
    'Je ne connais pas vos priorités du moment et je préfère vous écouter avant de vous présenter quoi que ce soit.',
    'Un court échange suffirait pour comprendre votre contexte et vous dire franchement si nous pouvons vous être utiles.',
    'Si le sujet relève plutôt d’une autre personne, un mot de votre part m’évitera de vous solliciter à tort.',
    'Cet échange ne vous engage à rien et ne demande aucune préparation de votre côté.',
    'Si ce n’est pas le bon moment, dites-le-moi simplement et je n’insisterai pas.',
  ],
  call: [
    'Seriez-vous disponible le {slot} pour en parler~?',
    'Le {slot} vous conviendrait-il pour un court échange~?',
    'Puis-je vous proposer un court échange le {slot}~?',
  ],
  closings: ['Bien cordialement,', 'Cordialement,', 'Bien à vous,'],
  optOut: 'Pour ne plus recevoir de messages de notre part',
  optOutByReply: 'Pour ne plus recevoir de messages de notre part, répondez simplement « stop ».',
  information:
    'Informations sur vos données~: ce message vous est adressé par {organization}, {address}. Source de vos coordonnées professionnelles~: {source}. Finalité~: {purpose}. Base légale~: intérêt légitime (article 6, paragraphe 1, point f du RGPD). Vous disposez de droits d’accès, de rectification, d’effacement, de limitation et d’opposition, que vous exercez en répondant à ce message{replyTo}. Vous pouvez aussi introduire une réclamation auprès de la CNIL.',
  informationReplyTo: ' ou en écrivant à {address}',
  vocabulary: `Bonjour Madame Monsieur ${[...frenchSectors.values()].join(' ')}`,
};
