import { z } from 'zod';
import { roles, type Role } from '../../viewer/role.js';
import { french } from '../french.js';
import { greetableName } from '../greeting.js';
import { defineTemplate } from '../mail-template.js';
import { count, line, link } from '../mail-values.js';

const values = z.strictObject({
  inviterName: line,
  organizationName: line,
  role: z.enum(roles),
  url: link,
  code: z.string().regex(/^\d{6}$/),
  expiresInDays: count,
});

const roleInFrench: Readonly<Record<Role, string>> = {
  OWNER: 'propriétaire',
  ADMIN: 'administrateur',
  MANAGER: 'responsable',
  OPERATOR: 'opérateur',
  VIEWER: 'lecteur',
  PLATFORM_ADMIN: 'administrateur de la plateforme',
};
const roleInEnglish: Readonly<Record<Role, string>> = {
  OWNER: 'owner',
  ADMIN: 'administrator',
  MANAGER: 'manager',
  OPERATOR: 'operator',
  VIEWER: 'viewer',
  PLATFORM_ADMIN: 'platform administrator',
};

/** Invites somebody into an organization, by link or by code (V-95, X-03). */
export const inviteUser = defineTemplate<z.infer<typeof values>>({
  values,
  words: {
    FR: ({ inviterName, organizationName, role, url, code, expiresInDays }) => ({
      subject: `Invitation à rejoindre ${organizationName} sur Vectra`,
      heading: `Rejoignez ${organizationName}`,
      blocks: [
        { kind: 'PARAGRAPH', text: 'Bonjour,' },
        {
          kind: 'PARAGRAPH',
          text: french`${greetableName(inviterName) ?? 'Un membre'} vous invite à rejoindre ${organizationName} sur Vectra.`,
        },
        { kind: 'FACTS', facts: [{ label: 'Votre rôle', value: roleInFrench[role] }] },
        { kind: 'BUTTON', label: 'Accepter l’invitation', url },
        { kind: 'CODE', label: 'Ou saisissez ce code', code },
        {
          kind: 'NOTE',
          text: french`Le lien et le code servent une seule fois et expirent dans ${expiresInDays} ${expiresInDays > 1 ? 'jours' : 'jour'}. Vous ne connaissez pas l’expéditeur ? Ignorez ce message.`,
        },
      ],
      footer: [],
    }),
    EN: ({ inviterName, organizationName, role, url, code, expiresInDays }) => ({
      subject: `Invitation to join ${organizationName} on Vectra`,
      heading: `Join ${organizationName}`,
      blocks: [
        { kind: 'PARAGRAPH', text: 'Hello,' },
        {
          kind: 'PARAGRAPH',
          text: `${greetableName(inviterName) ?? 'A member'} invites you to join ${organizationName} on Vectra.`,
        },
        { kind: 'FACTS', facts: [{ label: 'Your role', value: roleInEnglish[role] }] },
        { kind: 'BUTTON', label: 'Accept the invitation', url },
        { kind: 'CODE', label: 'Or enter this code', code },
        {
          kind: 'NOTE',
          text: `The link and the code work once and expire in ${expiresInDays} ${expiresInDays === 1 ? 'day' : 'days'}. You do not know the sender? Ignore this message.`,
        },
      ],
      footer: [],
    }),
  },
  sample: {
    inviterName: 'Camille Moreau',
    organizationName: 'Atelier Exemple',
    role: 'MANAGER',
    url: 'https://vectra.example/invitation?token=example',
    code: '482913',
    expiresInDays: 7,
  },
});
