/** Services whose credentials an organization can keep here. */
export type ProbedProvider = 'TWILIO' | 'ROCKETREACH' | 'SENDGRID' | 'CALENDLY' | 'GOOGLE' | 'MICROSOFT';

/** What a service said to credentials. */
export type ProbeVerdict =
  | { readonly outcome: 'WORKS' }
  /** The service answered, and does not accept them. */
  | { readonly outcome: 'REFUSED'; readonly reason: string }
  /** No answer that says anything about them. */
  | { readonly outcome: 'UNREACHABLE'; readonly reason: string };

/** Credentials by the name of their field. */
export type ProbedCredentials = Readonly<Record<string, string>>;

/** Asks a service whether it accepts credentials, by the cheapest request that needs them. */
export interface IntegrationProbe {
  probe(provider: ProbedProvider, credentials: ProbedCredentials): Promise<ProbeVerdict>;
}
