import type { IntegrationProvider, SetIntegrationInput } from '../../graphql/generated/graphql';

/** One value that a service needs. */
export interface ServiceField {
  readonly name: FieldName;
  readonly isSecret: boolean;
}

/** What a service is called, what it needs, and how the API takes it. */
export interface Service {
  readonly provider: IntegrationProvider;
  /** Its name, the same in every language. */
  readonly brand: string;
  readonly fields: readonly ServiceField[];
  readonly input: (value: (name: FieldName) => string) => SetIntegrationInput;
}

/** The names of all values. */
export type FieldName =
  | 'accountSid'
  | 'authToken'
  | 'phoneNumber'
  | 'apiKey'
  | 'token'
  | 'webhookSigningKey'
  | 'clientId'
  | 'clientSecret'
  | 'refreshToken';

const open = (name: FieldName): ServiceField => ({ name, isSecret: false });
const secret = (name: FieldName): ServiceField => ({ name, isSecret: true });
const oauth = [open('clientId'), secret('clientSecret'), secret('refreshToken')];

/** The services whose credentials an organization can keep (Z-21). */
export const services: readonly Service[] = [
  {
    provider: 'TWILIO',
    brand: 'Twilio',
    fields: [open('accountSid'), secret('authToken'), open('phoneNumber')],
    input: (value) => ({
      twilio: {
        accountSid: value('accountSid'),
        authToken: value('authToken'),
        phoneNumber: value('phoneNumber'),
      },
    }),
  },
  {
    provider: 'ROCKETREACH',
    brand: 'RocketReach',
    fields: [secret('apiKey')],
    input: (value) => ({ rocketReach: { apiKey: value('apiKey') } }),
  },
  {
    provider: 'SENDGRID',
    brand: 'SendGrid',
    fields: [secret('apiKey')],
    input: (value) => ({ sendGrid: { apiKey: value('apiKey') } }),
  },
  {
    provider: 'CALENDLY',
    brand: 'Calendly',
    fields: [secret('token'), secret('webhookSigningKey')],
    input: (value) => ({ calendly: { token: value('token'), webhookSigningKey: value('webhookSigningKey') } }),
  },
  {
    provider: 'GOOGLE',
    brand: 'Google',
    fields: oauth,
    input: (value) => ({
      google: {
        clientId: value('clientId'),
        clientSecret: value('clientSecret'),
        refreshToken: value('refreshToken'),
      },
    }),
  },
  {
    provider: 'MICROSOFT',
    brand: 'Microsoft',
    fields: oauth,
    input: (value) => ({
      microsoft: {
        clientId: value('clientId'),
        clientSecret: value('clientSecret'),
        refreshToken: value('refreshToken'),
      },
    }),
  },
];

/** What a value of the API is called here; null when this interface does not know it. */
export const knownField = (name: string): FieldName | null =>
  services.flatMap(({ fields }) => fields).find((field) => field.name === name)?.name ?? null;
