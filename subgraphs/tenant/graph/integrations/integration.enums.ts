import { registerEnumType } from 'type-graphql';
import type { IntegrationProvider, IntegrationTestOutcome } from '../../domain/integrations/integration.js';

/** Services whose credentials can be kept. */
export const IntegrationProviderEnum: Readonly<Record<IntegrationProvider, IntegrationProvider>> = {
  TWILIO: 'TWILIO',
  ROCKETREACH: 'ROCKETREACH',
  SENDGRID: 'SENDGRID',
  CALENDLY: 'CALENDLY',
  GOOGLE: 'GOOGLE',
  MICROSOFT: 'MICROSOFT',
};

registerEnumType(IntegrationProviderEnum, {
  name: 'IntegrationProvider',
  description: 'A service whose credentials an organization can keep here.',
  valuesConfig: {
    TWILIO: { description: 'Calls and messages.' },
    ROCKETREACH: { description: 'Addresses of prospects.' },
    SENDGRID: { description: 'Sending mail.' },
    CALENDLY: { description: 'Meetings.' },
    GOOGLE: { description: 'Google mail and calendar.' },
    MICROSOFT: { description: 'Microsoft mail and calendar.' },
  },
});

/** What a service said. */
export const IntegrationTestOutcomeEnum: Readonly<Record<IntegrationTestOutcome, IntegrationTestOutcome>> = {
  WORKS: 'WORKS',
  REFUSED: 'REFUSED',
  UNREACHABLE: 'UNREACHABLE',
};

registerEnumType(IntegrationTestOutcomeEnum, {
  name: 'IntegrationTestOutcome',
  description: 'What came of asking a service.',
  valuesConfig: {
    WORKS: { description: 'It accepts the credentials.' },
    REFUSED: { description: 'It does not accept them.' },
    UNREACHABLE: { description: 'It gave no answer that says anything about them.' },
  },
});
