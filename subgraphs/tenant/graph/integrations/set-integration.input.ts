import { Field, InputType } from 'type-graphql';
import type { IntegrationProvider, IntegrationValues } from '../../domain/integrations/integration.js';

@InputType({ description: 'Credentials of Twilio (Z-10).' })
class TwilioCredentialsInput {
  @Field(() => String, { description: 'The Account SID: AC and 32 digits or letters a to f.' })
  accountSid!: string;

  @Field(() => String, { description: 'The Auth Token. Kept sealed, never given back.' })
  authToken!: string;

  @Field(() => String, { description: 'The number that calls and writes, such as +33123456789.' })
  phoneNumber!: string;
}

@InputType({ description: 'Credentials of RocketReach.' })
class RocketReachCredentialsInput {
  @Field(() => String, { description: 'The API key. Kept sealed, never given back.' })
  apiKey!: string;
}

@InputType({ description: 'Credentials of SendGrid.' })
class SendGridCredentialsInput {
  @Field(() => String, { description: 'An API key that may send mail. Kept sealed, never given back.' })
  apiKey!: string;
}

@InputType({ description: 'Credentials of Calendly.' })
class CalendlyCredentialsInput {
  @Field(() => String, { description: 'A personal access token. Kept sealed, never given back.' })
  token!: string;

  @Field(() => String, { description: 'The key that signs its webhooks. Kept sealed, never given back.' })
  webhookSigningKey!: string;
}

@InputType({ description: 'Credentials of Google.' })
class GoogleCredentialsInput {
  @Field(() => String, { description: 'The client id: ends with .apps.googleusercontent.com.' })
  clientId!: string;

  @Field(() => String, { description: 'The client secret. Kept sealed, never given back.' })
  clientSecret!: string;

  @Field(() => String, { description: 'A refresh token of the account. Kept sealed, never given back.' })
  refreshToken!: string;
}

@InputType({ description: 'Credentials of Microsoft.' })
class MicrosoftCredentialsInput {
  @Field(() => String, { description: 'The application (client) id, a UUID.' })
  clientId!: string;

  @Field(() => String, { description: 'The client secret. Kept sealed, never given back.' })
  clientSecret!: string;

  @Field(() => String, { description: 'A refresh token of the account. Kept sealed, never given back.' })
  refreshToken!: string;
}

/** The credentials of one service. */
@InputType({ description: 'The credentials of exactly one service; they take the place of those before.' })
export class SetIntegrationInput {
  @Field(() => TwilioCredentialsInput, { nullable: true, description: 'Of Twilio.' })
  twilio?: TwilioCredentialsInput | null;

  @Field(() => RocketReachCredentialsInput, { nullable: true, description: 'Of RocketReach.' })
  rocketReach?: RocketReachCredentialsInput | null;

  @Field(() => SendGridCredentialsInput, { nullable: true, description: 'Of SendGrid.' })
  sendGrid?: SendGridCredentialsInput | null;

  @Field(() => CalendlyCredentialsInput, { nullable: true, description: 'Of Calendly.' })
  calendly?: CalendlyCredentialsInput | null;

  @Field(() => GoogleCredentialsInput, { nullable: true, description: 'Of Google.' })
  google?: GoogleCredentialsInput | null;

  @Field(() => MicrosoftCredentialsInput, { nullable: true, description: 'Of Microsoft.' })
  microsoft?: MicrosoftCredentialsInput | null;
}

/** The one service that an input speaks of; null when it is none or several. */
export function oneServiceOf(
  input: SetIntegrationInput,
): { readonly provider: IntegrationProvider; readonly values: IntegrationValues } | null {
  const { twilio, rocketReach, sendGrid, calendly, google, microsoft } = input;
  const given: Readonly<Record<IntegrationProvider, object | null | undefined>> = {
    TWILIO: twilio,
    ROCKETREACH: rocketReach,
    SENDGRID: sendGrid,
    CALENDLY: calendly,
    GOOGLE: google,
    MICROSOFT: microsoft,
  };
  const [first, ...others] = Object.entries(given).filter(([, values]) => values != null);
  if (!first || others.length > 0) return null;
  const [provider, values] = first as [IntegrationProvider, IntegrationValues];
  return { provider, values: { ...values } };
}
