import type { LegalText } from '../legal-text';

/** The terms of use, version 2026-11, in French. */
export const termsFrench: LegalText = {
  introduction:
    'Ces conditions s’appliquent à toute personne qui a un compte sur cette installation de Vectra, et à l’organisation à laquelle ce compte appartient.',
  sections: [
    {
      heading: 'Qui fournit le service',
      paragraphs: ['L’exploitant de cette installation est votre cocontractant.'],
      part: 'OPERATOR',
    },
    {
      heading: 'Ce que fait le service',
      paragraphs: [
        'Vectra aide une organisation à trouver et à qualifier les personnes auxquelles elle peut vendre. Des agents, qui sont des programmes, cherchent des prospects, évaluent les contacts selon le budget, l’autorité, le besoin et le calendrier, et rédigent des projets de premiers e-mails.',
        'Une évaluation cite les phrases sur lesquelles elle repose. C’est une aide, qui peut se tromper ; ce sont des personnes qui décident de ce qu’elles en font. Aucun projet ne vaut comme approuvé avant qu’une personne l’ait approuvé.',
      ],
    },
    {
      heading: 'Les comptes',
      paragraphs: [
        'Un compte appartient à une personne et à une seule organisation. Qui s’inscrit prouve son adresse ; qui est invité la prouve par l’invitation.',
        'Gardez pour vous votre mot de passe et votre second facteur, et mettez fin aux sessions que vous ne reconnaissez pas. Les propriétaires et les administrateurs décident qui appartient à leur organisation, et dans quel rôle.',
      ],
    },
    {
      heading: 'Ce que vous ne pouvez pas faire',
      paragraphs: ['Vous vous engagez'],
      points: [
        'à n’apporter que des données que votre organisation a le droit de traiter, et à donner aux personnes concernées l’information que la loi exige ;',
        'à ne pas écrire aux personnes qui s’y opposent ;',
        'à ne pas chercher à atteindre les données d’autres organisations, ni à contourner les limites ;',
        'à n’utiliser l’interface de programmation qu’avec les clés de votre organisation.',
      ],
    },
    {
      heading: 'Offres et limites',
      paragraphs: [
        'Une offre dit combien de contacts, d’e-mails approuvés, de campagnes ouvertes et de personnes une organisation peut avoir. Un cinquième de plus est toléré ; ensuite le service refuse. Un essai dure 14 jours, sauf si l’exploitant fixe une autre fin ; après, rien n’est lancé, repris, importé, trouvé ni approuvé, et tout le reste continue.',
      ],
    },
    {
      heading: 'Vos données',
      paragraphs: [
        'Ce qu’une organisation apporte reste à elle. L’exploitant le traite pour le compte de l’organisation, afin de fournir le service. La politique de confidentialité dit comment les données personnelles sont traitées.',
      ],
    },
    {
      heading: 'Suspension et fin',
      paragraphs: [
        'L’exploitant peut suspendre une organisation ou un compte, par exemple lorsque ces conditions ne sont pas respectées ; le motif est inscrit au journal d’audit de l’organisation, que ses propriétaires et administrateurs lisent.',
        'Un membre retiré perd aussitôt l’accès et est effacé après trente jours. Une organisation supprimée perd aussitôt l’accès ; trente jours plus tard, tout ce qui est à elle est effacé, sauf son journal d’audit, où les données personnelles sont masquées. Jusque-là, la suppression peut être annulée.',
      ],
    },
    {
      heading: 'Disponibilité et responsabilité',
      paragraphs: [
        'Le service est fourni tel qu’il est. Ce que l’exploitant promet au-delà, comme une disponibilité ou une assistance, et l’étendue de sa responsabilité résultent du contrat avec votre organisation et de la loi. Rien ici ne restreint les droits que la loi donne aux consommateurs.',
      ],
    },
    {
      heading: 'Modifications',
      paragraphs: [
        'Une nouvelle version de ces conditions porte un nouveau nom et une date. La version que vous avez acceptée est conservée avec le moment où vous l’avez fait, et figure dans votre profil.',
      ],
    },
  ],
};
