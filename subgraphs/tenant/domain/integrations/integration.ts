/** Services whose credentials an organization keeps here (Z-10, O-06). */
export const integrationProviders = ['TWILIO', 'ROCKETREACH', 'SENDGRID', 'CALENDLY', 'GOOGLE', 'MICROSOFT'] as const;

/** One of them. */
export type IntegrationProvider = (typeof integrationProviders)[number];

/** What came of asking the service. */
export type IntegrationTestOutcome = 'WORKS' | 'REFUSED' | 'UNREACHABLE';

/** One value of an integration, as people see it again. */
export interface IntegrationField {
  readonly name: string;
  /** The value itself when it is no secret, else its mask. */
  readonly shown: string;
  readonly isMasked: boolean;
}

/** What an organization configured of a service. */
export interface Integration {
  readonly id: string;
  readonly organizationId: string;
  readonly provider: IntegrationProvider;
  readonly fields: readonly IntegrationField[];
  readonly configuredById: string | null;
  readonly configuredAt: Date;
  readonly lastTestedAt: Date | null;
  readonly lastTestOutcome: IntegrationTestOutcome | null;
}

/** Values of a service by the name of their field. */
export type IntegrationValues = Readonly<Record<string, string>>;

interface FieldShape {
  readonly isSecret: boolean;
  readonly pattern: RegExp;
  readonly advice: string;
}

const open = (pattern: RegExp, advice: string): FieldShape => ({ isSecret: false, pattern, advice });
const secret = (pattern: RegExp, advice: string): FieldShape => ({ isSecret: true, pattern, advice });

const clientSecret = secret(/^[\x21-\x7e]{16,256}$/u, 'Copy the client secret as it was shown.');
const refreshToken = secret(/^[\x21-\x7e]{20,4096}$/u, 'Copy the refresh token as it was given.');

/** What each service needs, and what it looks like: a value of another shape was copied from the wrong place. */
const shapes: Readonly<Record<IntegrationProvider, Readonly<Record<string, FieldShape>>>> = {
  TWILIO: {
    accountSid: open(/^AC[0-9a-f]{32}$/u, 'An Account SID is AC and 32 digits or letters a to f.'),
    authToken: secret(/^[0-9a-f]{32}$/u, 'An Auth Token is 32 digits or letters a to f.'),
    phoneNumber: open(/^\+[1-9][0-9]{6,14}$/u, 'Write the number as +33123456789, without spaces.'),
  },
  ROCKETREACH: { apiKey: secret(/^[A-Za-z0-9_-]{16,128}$/u, 'A RocketReach API key is 16 to 128 letters and digits.') },
  SENDGRID: {
    apiKey: secret(
      /^SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}$/u,
      'A SendGrid API key begins with SG. and has 69 signs.',
    ),
  },
  CALENDLY: {
    token: secret(/^[A-Za-z0-9_.-]{32,4096}$/u, 'Copy the personal access token as it was shown.'),
    webhookSigningKey: secret(/^[\x21-\x7e]{16,256}$/u, 'A signing key is 16 to 256 signs without spaces.'),
  },
  GOOGLE: {
    clientId: open(
      /^[A-Za-z0-9_-]{1,200}\.apps\.googleusercontent\.com$/u,
      'A client id ends with .apps.googleusercontent.com.',
    ),
    clientSecret,
    refreshToken,
  },
  MICROSOFT: {
    clientId: open(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u, 'An application id is a UUID in lower case.'),
    clientSecret,
    refreshToken,
  },
};

const shownAtEnds = 4;
const hiddenAtLeast = 8;
const hidden = '•'.repeat(hiddenAtLeast);

/** The first and last four signs of a secret that leaves enough unknown between them, else nothing of it (O-13). */
export const maskedSecret = (value: string): string =>
  value.length >= 2 * shownAtEnds + hiddenAtLeast
    ? `${value.slice(0, shownAtEnds)}${hidden}${value.slice(-shownAtEnds)}`
    : hidden;

/** A value about to be stored: what is secret is yet to be sealed. */
export interface FieldDraft {
  readonly name: string;
  readonly shown: string;
  /** The value when it is a secret, null when `shown` is all there is. */
  readonly secret: string | null;
}

/** The values of a service as they are stored, or what is wrong with them. */
export function readIntegrationValues(
  provider: IntegrationProvider,
  values: IntegrationValues,
): readonly FieldDraft[] | { readonly problems: readonly { readonly path: string; readonly message: string }[] } {
  const fields = Object.entries(shapes[provider]).map(([name, shape]) => ({
    name,
    shape,
    value: (values[name] ?? '').trim(),
  }));
  const wrong = fields.filter(({ shape, value }) => !shape.pattern.test(value));
  if (wrong.length > 0) return { problems: wrong.map(({ name, shape }) => ({ path: name, message: shape.advice })) };
  return fields.map(({ name, shape, value }) =>
    shape.isSecret ? { name, shown: maskedSecret(value), secret: value } : { name, shown: value, secret: null },
  );
}

/** What a sealed value is bound to: moved to another organization, service or field, it does not open. */
export const sealingContext = (organizationId: string, provider: string, field: string): string =>
  `integration|${organizationId}|${provider}|${field}`;

/** How often an organization may have services asked, whatever the service. */
export const testsPerMinuteMax = 5;
