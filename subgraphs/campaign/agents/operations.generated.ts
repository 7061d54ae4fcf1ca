/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What a prospector found for a campaign. */
export type AddProspectsInput = {
  /** The campaign of the run. */
  campaignId: string;
  /** The people, at most 200. */
  prospects: Array<ProspectInput>;
  /** The run that found it; only its own agents may say so. */
  runId: string;
};

/** A BANT result of one lead. */
export type AssessmentInput = {
  /** How sure the engine is, from 0 to 1. */
  confidence: number;
  /** Budget, authority, need and timeline, once each. */
  criteria: Array<BantCriterionInput>;
  /** What answered. */
  engine: string;
  /** The lead. */
  leadId: string;
  /** The model of the engine. */
  model: string;
  /** The texts that were read. */
  sources: Array<AssessmentSourceInput>;
  /** The version of the task. */
  taskVersion: string;
};

/** A stored text as it was read. */
export type AssessmentSourceInput = {
  /** Its key, as leadsToAssess gave it. */
  key: string;
  /** What it is; the house keeps its own label. */
  label: string;
  /** The text, unchanged. */
  text: string;
};

/** What is given to one criterion. */
export type BantCriterionInput = {
  /** NONE (0 to 5), LOW (6 to 10), MEDIUM (11 to 15), HIGH (16 to 20) or VERY_HIGH (21 to 25). */
  band: string;
  /** Which criterion. */
  criterion: Criterion;
  /** Quotes; at least one when there are points. */
  evidence: Array<EvidenceInput>;
  /** Whether the sources say anything on it; when not, no point. */
  known: boolean;
  /** Points from 0 to 25, as the band allows. */
  points: number;
  /** Why, in a sentence, in the language of the lead. */
  reason: string;
  /** The reason in the languages the engine knows it in; the last one counts where a language comes twice. */
  translations?: Array<TranslationInput>;
};

/** Why the contact gate refuses a person. */
export type ContactRefusalCode =
  /** The address does not work. */
  | 'BOUNCED'
  /** The address is one of a free mail provider. */
  | 'CONSUMER_ADDRESS'
  /** There is no address that mail could be sent to. */
  | 'NO_ADDRESS'
  /** No job title is known, or it is not stated why the message concerns it. */
  | 'NO_PROFESSIONAL_RELEVANCE'
  /** The person objected, by a link or by telling somebody; nothing overrides that. */
  | 'OBJECTED'
  /** The record comes from a source that may not be used. */
  | 'SOURCE_NOT_ALLOWED'
  /** No lead of the organization has this address. */
  | 'UNKNOWN';

/** One of the four BANT criteria (V-26). */
export type Criterion =
  /** Can this person decide? */
  | 'AUTHORITY'
  /** Can they pay? */
  | 'BUDGET'
  /** Do they need it? */
  | 'NEED'
  /** Is it the moment? */
  | 'TIMELINE';

/** A quote, word for word, and where it stands. */
export type EvidenceInput = {
  /** Where it ends; this position is no longer part of it. */
  end: number;
  /** The words themselves. */
  quote: string;
  /** The key of the source. */
  sourceKey: string;
  /** Where it begins, in UTF-16 code units from 0. */
  start: number;
};

/** A language of people and agents. */
export type Locale =
  /** English. */
  | 'EN'
  /** French. */
  | 'FR';

/** A company as a prospector found it. */
export type ProspectCompanyInput = {
  /** City. */
  city?: string | null | undefined;
  /** Country. */
  country?: string | null | undefined;
  /** Its domain or web site. */
  domain?: string | null | undefined;
  /** How many people work there, as the source writes it. */
  employees?: string | null | undefined;
  /** Year of foundation. */
  foundedYear?: number | null | undefined;
  /** Its industry or sector. */
  industry?: string | null | undefined;
  /** The stock index it belongs to. */
  listing?: string | null | undefined;
  /** Its name. */
  name: string;
  /** Region or state. */
  region?: string | null | undefined;
  /** Its industry more closely. */
  subIndustry?: string | null | undefined;
};

/** A person as a prospector found them. An address or a company identifies them. */
export type ProspectInput = {
  /** The company the person works for. */
  company?: ProspectCompanyInput | null | undefined;
  /** E-mail address. */
  email?: string | null | undefined;
  /** Its id at the source. */
  externalId?: string | null | undefined;
  /** Whether the person is invented. */
  fictitious: boolean;
  /** First name. */
  firstName?: string | null | undefined;
  /** First and last name. */
  fullName: string;
  /** Job title. */
  jobTitle?: string | null | undefined;
  /** The language to write in. */
  language: Locale;
  /** Last name. */
  lastName?: string | null | undefined;
  /** What they said or wrote, at most 50. */
  notes?: Array<ProspectNoteInput> | null | undefined;
  /** Where the record comes from; only sources the house knows are taken. */
  source: string;
};

/** Something a prospect said or wrote. */
export type ProspectNoteInput = {
  /** When. */
  at: string;
  /** In their own words, at most 10000 characters. */
  text: string;
};

/** What a run makes of its leads. */
export type RecordAssessmentsInput = {
  /** At most 200. */
  assessments: Array<AssessmentInput>;
  /** The run; only its own agents may say so. */
  runId: string;
};

/** A sentence in one language. */
export type TranslationInput = {
  /** Its language. */
  language: Locale;
  /** The sentence. */
  text: string;
};

/** What a BANT total comes to (V-27 to V-29). */
export type Verdict =
  /** 40 to 59 points. */
  | 'NURTURE'
  /** 60 points or more. */
  | 'QUALIFIED'
  /** Fewer than 40 points. */
  | 'REJECTED';

export type AddProspectsMutationVariables = Exact<{
  input: AddProspectsInput;
}>;


export type AddProspectsMutation = { addProspects:
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'PlanLimitReached', message: string }
    | { __typename: 'ProspectsAdded', addedCount: number, knownCount: number, leftOutCount: number, leads: Array<{ id: string }> }
    | { __typename: 'TrialEnded', message: string }
   };

export type LeadsToAssessQueryVariables = Exact<{
  campaignId: string;
  runId: string;
  after?: string | null | undefined;
  first: number;
}>;


export type LeadsToAssessQuery = { leadsToAssess: { total: number, next: string | null, leads: Array<{ referenceDate: string, lead: { id: string, fullName: string, language: Locale }, sources: Array<{ key: string, label: string, text: string, at: string | null }> }> } };

export type RecordAssessmentsMutationVariables = Exact<{
  input: RecordAssessmentsInput;
}>;


export type RecordAssessmentsMutation = { recordAssessments:
    | { __typename: 'AssessmentRefused', message: string }
    | { __typename: 'AssessmentsRecorded', recorded: Array<{ leadId: string, leadName: string, total: number, verdict: Verdict }> }
   };

export type LeadsToContactQueryVariables = Exact<{
  campaignId: string;
  runId: string;
  after?: string | null | undefined;
  first: number;
}>;


export type LeadsToContactQuery = { leadsToContact: { next: string | null, leads: Array<{ lead: { id: string, fullName: string, firstName: string | null, lastName: string | null, email: string | null, jobTitle: string | null, language: Locale, source: string, company: { name: string, industry: string | null, city: string | null } | null }, sources: Array<{ key: string, label: string, text: string, at: string | null }>, assessment: { criteria: Array<{ criterion: Criterion, points: number, evidence: Array<{ sourceKey: string, start: number, end: number, quote: string }> }> } | null }> } };

export type SenderQueryVariables = Exact<{ [key: string]: never; }>;


export type SenderQuery = { myOrganization: { name: string, postalAddress: string | null } | null };

export type ContactOfLeadQueryVariables = Exact<{
  id: string;
}>;


export type ContactOfLeadQuery = { lead: { contact: { refusals: Array<{ code: ContactRefusalCode, message: string }> } } | null };


export const AddProspectsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddProspects"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddProspectsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addProspects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProspectsAdded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addedCount"}},{"kind":"Field","name":{"kind":"Name","value":"knownCount"}},{"kind":"Field","name":{"kind":"Name","value":"leftOutCount"}},{"kind":"Field","name":{"kind":"Name","value":"leads"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AddProspectsMutation, AddProspectsMutationVariables>;
export const LeadsToAssessDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadsToAssess"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"campaignId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadsToAssess"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"campaignId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"campaignId"}}},{"kind":"Argument","name":{"kind":"Name","value":"runId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"next"}},{"kind":"Field","name":{"kind":"Name","value":"leads"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"referenceDate"}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"language"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LeadsToAssessQuery, LeadsToAssessQueryVariables>;
export const RecordAssessmentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordAssessments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordAssessmentsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordAssessments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AssessmentsRecorded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recorded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadId"}},{"kind":"Field","name":{"kind":"Name","value":"leadName"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RecordAssessmentsMutation, RecordAssessmentsMutationVariables>;
export const LeadsToContactDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LeadsToContact"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"campaignId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"runId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadsToContact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"campaignId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"campaignId"}}},{"kind":"Argument","name":{"kind":"Name","value":"runId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"runId"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"next"}},{"kind":"Field","name":{"kind":"Name","value":"leads"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"language"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"company"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"industry"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assessment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"criteria"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"criterion"}},{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sourceKey"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<LeadsToContactQuery, LeadsToContactQueryVariables>;
export const SenderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Sender"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myOrganization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"postalAddress"}}]}}]}}]} as unknown as DocumentNode<SenderQuery, SenderQueryVariables>;
export const ContactOfLeadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContactOfLead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refusals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ContactOfLeadQuery, ContactOfLeadQueryVariables>;