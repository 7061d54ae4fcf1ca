import { registerEnumType } from 'type-graphql';
import type { ImportField } from '../domain/import-fields.js';

/** The fields a column can become, by their names in the schema. */
export const ImportFieldEnum: Readonly<Record<string, ImportField>> = {
  EMAIL: 'email',
  FIRST_NAME: 'firstName',
  LAST_NAME: 'lastName',
  FULL_NAME: 'fullName',
  JOB_TITLE: 'jobTitle',
  PHONE: 'phone',
  LINKEDIN_URL: 'linkedinUrl',
  COMPANY_NAME: 'companyName',
  COMPANY_DOMAIN: 'companyDomain',
  INDUSTRY: 'industry',
  EMPLOYEES: 'employees',
  CITY: 'city',
  REGION: 'region',
  COUNTRY: 'country',
  LANGUAGE: 'language',
  NOTES: 'notes',
  EXTERNAL_ID: 'externalId',
};

registerEnumType(ImportFieldEnum, {
  name: 'ImportField',
  description: 'What a column of an imported file becomes. Only notes can take several columns.',
  valuesConfig: {
    EMAIL: { description: 'The e-mail address.' },
    FIRST_NAME: { description: 'The first name.' },
    LAST_NAME: { description: 'The last name.' },
    FULL_NAME: { description: 'First and last name in one cell.' },
    JOB_TITLE: { description: 'The job title.' },
    PHONE: { description: 'The telephone number.' },
    LINKEDIN_URL: { description: 'The LinkedIn page of the person.' },
    COMPANY_NAME: { description: 'The name of the company.' },
    COMPANY_DOMAIN: { description: 'The web site or domain of the company.' },
    INDUSTRY: { description: 'The industry of the company.' },
    EMPLOYEES: { description: 'How many people work there, as written.' },
    CITY: { description: 'The city of the company.' },
    REGION: { description: 'The region or state of the company.' },
    COUNTRY: { description: 'The country of the company.' },
    LANGUAGE: { description: 'The language of the person.' },
    NOTES: { description: 'Anything known about the person; becomes a note.' },
    EXTERNAL_ID: { description: 'The id of the person in the system the file comes from.' },
  },
});

/** The states of an import, by their names in the schema. */
export const LeadImportStatusEnum = {
  AWAITING_FILE: 'AWAITING_FILE',
  AWAITING_MAPPING: 'AWAITING_MAPPING',
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  COMPLETED: 'COMPLETED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
} as const;

registerEnumType(LeadImportStatusEnum, {
  name: 'LeadImportStatus',
  description: 'Where an import stands.',
  valuesConfig: {
    AWAITING_FILE: { description: 'Waits for the upload.' },
    AWAITING_MAPPING: { description: 'The file is there: look at the preview and run it.' },
    QUEUED: { description: 'Waits for a worker.' },
    RUNNING: { description: 'A worker is at it.' },
    COMPLETED: { description: 'Every row was dealt with.' },
    FAILED: { description: 'The file could not be read, or the import was given up.' },
    CANCELLED: { description: 'A person cancelled it; what was imported before stays.' },
  },
});
