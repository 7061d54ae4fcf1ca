import { sourceAsTold } from '../lead-source.js';
import type { Lead } from '../lead.js';
import { placeOf, type NamedSender } from './sender.js';

/** French punctuation stays with the word before it. */
const onOneLine = (text: string): string => text.replaceAll(/ ([:;!?»])/gu, '\u00a0$1').replaceAll('« ', '«\u00a0');

/**
 * What the first message to a person must tell them (GDPR art. 14, R-04): who holds their data and how to reach them,
 * where it comes from, what for, on what legal basis, what they may do about it, and where to complain. In their language.
 */
export function firstContactInformation(
  { language, source, email }: Pick<Lead, 'language' | 'source' | 'email'>,
  sender: NamedSender,
  relevance: string,
): string {
  const { organizationName, senderEmail } = sender;
  const place = placeOf(sender);
  const told = sourceAsTold(source, language);
  const lines =
    language === 'FR'
      ? [
          'Vos données et vos droits',
          `Responsable du traitement : ${organizationName}, ${place}. Contact : ${senderEmail}.`,
          `Source de vos données : ${told}. Données utilisées : vos coordonnées et votre fonction professionnelles (${email ?? ''}).`,
          `Finalité : prospection entre professionnels. Pourquoi vous : ${relevance}`,
          'Base légale : notre intérêt légitime à présenter une offre en rapport avec votre activité (RGPD, art. 6.1.f).',
          'Conservation : trois ans au plus après notre dernier échange ; vos données ne sont transmises qu’aux prestataires qui nous aident à vous écrire.',
          'Vos droits : accès, rectification, effacement, limitation, et opposition à tout moment, sans motif et sans frais : un clic sur le lien ci-dessous suffit.',
          'Réclamation : vous pouvez saisir la CNIL, www.cnil.fr.',
        ]
      : [
          'Your data and your rights',
          `Controller: ${organizationName}, ${place}. Contact: ${senderEmail}.`,
          `Source of your data: ${told}. Data used: your professional contact details and position (${email ?? ''}).`,
          `Purpose: prospecting between professionals. Why you: ${relevance}`,
          'Legal basis: our legitimate interest in presenting an offer that concerns your work (GDPR, art. 6(1)(f)).',
          'Kept for three years at most after our last exchange; your data is passed on only to those who help us to write to you.',
          'Your rights: access, rectification, erasure, restriction, and objection at any time, without a reason and free of charge: one click on the link below is enough.',
          'Complaints: you may turn to the CNIL, www.cnil.fr.',
        ];
  return onOneLine(lines.join('\n'));
}
