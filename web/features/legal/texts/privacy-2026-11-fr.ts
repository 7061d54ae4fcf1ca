import type { LegalText } from '../legal-text';

/** The privacy policy, version 2026-11, in French. */
export const privacyFrench: LegalText = {
  introduction:
    'Cette page dit quelles données personnelles cette installation de Vectra traite, pourquoi, pendant combien de temps, et ce que vous pouvez faire.',
  sections: [
    {
      heading: 'Qui est responsable',
      paragraphs: [
        'Pour votre compte, l’exploitant de cette installation est responsable du traitement. Pour les contacts et tout ce qu’une organisation apporte, cette organisation est responsable, et l’exploitant traite les données pour son compte.',
      ],
      part: 'OPERATOR',
    },
    {
      heading: 'Les données de votre compte',
      paragraphs: ['Voici ce qui est conservé de vous :'],
      points: [
        'votre nom, votre adresse e-mail, votre langue et votre rôle, et l’organisation à laquelle vous appartenez, avec son adresse postale et ses numéros d’entreprise s’ils ont été donnés ;',
        'votre mot de passe sous forme d’empreinte argon2id seulement, le secret de votre application d’authentification scellé, et les codes de secours sous forme d’empreintes ;',
        'vos sessions : quand elles ont commencé et servi pour la dernière fois, l’adresse de la machine et ce que le navigateur dit de lui-même ;',
        'ce à quoi vous avez consenti ou que vous avez retiré : quelle version, quand, de quelle adresse et avec quel navigateur ;',
        'les notifications qui vous sont adressées et la façon dont vous souhaitez être prévenu ; le fait que des messages sont partis, avec une adresse masquée ;',
        'les actes par lesquels vous avez changé quelque chose, au journal d’audit de votre organisation, où noms, adresses et textes sont masqués.',
      ],
    },
    {
      heading: 'Les données des contacts',
      paragraphs: [
        'Les organisations apportent ou font chercher des personnes qu’elles peuvent contacter : nom, fonction, employeur, adresse e-mail, numéro de téléphone, adresse d’un profil professionnel, notes, évaluations avec les phrases sur lesquelles elles reposent, et projets d’e-mails. Si vous êtes une telle personne, adressez-vous à l’organisation. Qui s’oppose n’est plus contacté : une empreinte de son adresse est gardée pour cela, sans l’adresse.',
        'Les évaluations sont calculées par des règles sur les machines de cette installation. Aucun contenu n’est remis au modèle de langage d’un tiers. Aucune décision produisant des effets juridiques ne découle d’un score : ce sont des personnes qui décident.',
      ],
    },
    {
      heading: 'Pourquoi, et sur quelle base',
      paragraphs: ['Les données sont traitées'],
      points: [
        'pour fournir le service à vous et à votre organisation : exécution du contrat (article 6, paragraphe 1, b du RGPD) ;',
        'pour protéger les comptes, compter les tentatives de connexion, vous montrer vos sessions et prouver qui a changé quoi : intérêt légitime à un service sûr (article 6, paragraphe 1, f) ;',
        'pour vous envoyer des nouvelles, seulement si vous l’avez accepté : consentement (article 6, paragraphe 1, a), que vous retirez à tout moment dans votre profil ;',
        'pour prouver ce à quoi vous avez consenti : obligation légale (article 6, paragraphe 1, c, avec l’article 7, paragraphe 1).',
      ],
    },
    {
      heading: 'Qui les voit',
      paragraphs: [
        'Le service ne remet aucune donnée à des annonceurs et ne charge rien de chez eux. Les données sont vues par',
      ],
      points: [
        'les membres de votre organisation, autant que leur rôle le permet ; les propriétaires et administrateurs lisent le journal d’audit ;',
        'les administrateurs de la plateforme, chez l’exploitant, pour faire fonctionner le service ; pour voir avec les yeux d’un membre ils donnent un motif, ne peuvent rien changer, ont trente minutes, et le journal d’audit de l’organisation le dit ;',
        'le serveur ou le service par lequel l’exploitant envoie les messages, pour ceux qui vous sont adressés et ceux aux contacts ;',
        'les services que votre organisation raccorde elle-même, avec ses propres identifiants ;',
        'l’hébergeur des machines nommé plus haut, si l’exploitant en a un.',
      ],
    },
    {
      heading: 'Pendant combien de temps',
      paragraphs: ['Ce qui est terminé s’efface de lui-même :'],
      part: 'RETENTION',
    },
    {
      heading: 'Ce qui reste plus longtemps',
      paragraphs: [
        'Votre compte reste tant que vous êtes membre. Un membre retiré est effacé après trente jours ; une organisation supprimée, trente jours après sa suppression, avec tout ce qui est à elle.',
        'Les entrées du journal d’audit ne sont pas effacées, car chacune porte l’empreinte de la précédente ; les données personnelles y sont masquées dès l’écriture. La preuve de vos consentements survit à votre compte, et une opposition aux données du contact, jusqu’à l’effacement de l’organisation. Les sauvegardes gardent ce qu’elles contiennent jusqu’à ce que l’exploitant les supprime.',
      ],
    },
    {
      heading: 'Cookies',
      paragraphs: [
        'Seuls les cookies dont le service a besoin sont déposés ; c’est pourquoi personne n’est interrogé à leur sujet, et aucune page ne charge quoi que ce soit d’ailleurs :',
      ],
      points: [
        'vectra_access : que vous êtes connecté, 15 minutes, illisible pour les scripts ;',
        'vectra_refresh : renouvelle le précédent, sept jours, illisible pour les scripts ;',
        'vectra_session_hint : qu’une session peut exister, 30 jours, sans secret ;',
        'vectra_locale : la langue que vous avez choisie, un an ;',
        'un cookie pendant qu’un administrateur de la plateforme voit avec les yeux d’un membre, 30 minutes, dans le navigateur de l’administrateur seul.',
      ],
    },
    {
      heading: 'Vos droits',
      paragraphs: [
        'Vous pouvez demander l’accès à vos données, leur rectification ou leur effacement, la limitation de leur usage, vous y opposer, et recevoir ce que vous avez fourni dans un format courant. Le nom et la langue se changent dans votre profil, les consentements s’y retirent, et les sessions se terminent sous « Sécurité ». Pour le reste, écrivez au contact nommé plus haut ou à un administrateur de votre organisation.',
        'Vous pouvez introduire une réclamation auprès d’une autorité de contrôle ; en France, c’est la CNIL.',
      ],
    },
    {
      heading: 'Comment elles sont protégées',
      paragraphs: [
        'Les organisations sont séparées par la base de données elle-même. Les identifiants de services, les secrets des applications d’authentification et les messages en attente sont scellés par des clés qui ne sont pas dans la base. Chaque acte qui change quelque chose est inscrit dans un journal chaîné.',
      ],
    },
  ],
};
