/**
 * The fixed sentences of a first email. `{...}` takes a verbatim detail of the input; one of each list is chosen by the lead's id.
 * None states a fact about the lead or the company beyond what it takes.
 */
export interface EmailWordings {
  readonly subjectsWithCompany: readonly string[];
  readonly subjects: readonly string[];
  readonly identity: readonly string[];
  /** Used when no person signs, only the organization. */
  readonly identityOfOrganization: readonly string[];
  readonly relevanceTitleCompany: readonly string[];
  readonly relevanceTitle: readonly string[];
  readonly relevanceCompany: readonly string[];
  readonly relevance: readonly string[];
  readonly need: readonly string[];
  readonly industry: readonly string[];
  readonly city: readonly string[];
  readonly offer: readonly string[];
  readonly value: readonly string[];
  readonly fillers: readonly string[];
  readonly call: readonly string[];
  readonly closings: readonly string[];
  readonly optOut: string;
  /** The whole line when there is no address to object at. */
  readonly optOutByReply: string;
  readonly information: string;
  readonly informationReplyTo: string;
  /** Words of greetings and of the fixed sector names. */
  readonly vocabulary: string;
}
