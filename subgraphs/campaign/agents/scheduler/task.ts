import { z } from 'zod';
import type { Task } from '../../../../platform/llm/engine.js';
import { draftEmailOutput, type DraftEmailOutput } from './output.js';
import { draftEmailPrompt, draftEmailPromptVersion } from './prompt.js';

const text = (most: number) => z.string().max(most);
const evidence = z.object({
  sourceKey: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  quote: z.string(),
});

/** The zones found to exist, so that the same few are not looked up for every draft; there are some hundreds in all. */
const knownTimeZones = new Set<string>();

function isTimeZone(name: string): boolean {
  if (knownTimeZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  knownTimeZones.add(name);
  return true;
}

const startPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})(?:\[([\w/+-]+)\])?$/;

/** Whether a text is an ISO time with an offset and, optionally, a known zone: "2026-12-01T14:30:00+01:00[Europe/Paris]". */
function isZonedStart(start: string): boolean {
  const match = startPattern.exec(start);
  if (!match || Number.isNaN(Date.parse(start.replace(/\[.*$/, '')))) return false;
  return match[1] === undefined || isTimeZone(match[1]);
}

const draftEmailInput = z.object({
  language: z.enum(['fr', 'en']),
  sender: z.object({
    name: text(200),
    title: text(200).optional(),
    organizationName: text(200),
    /** Needed to send; without it the email is refused. */
    postalAddress: text(500).optional(),
    replyTo: text(320).optional(),
  }),
  offer: z.object({ text: text(2000), valueProposition: text(2000).optional() }),
  lead: z.object({
    /** Chooses the wording, so that different people get different mails and one person always the same. */
    id: text(200),
    firstName: text(500).optional(),
    lastName: text(500).optional(),
    civility: text(50).optional(),
    jobTitle: text(500).optional(),
    /** IANA name; the slot is written in it. Without it the slot's own zone counts. */
    timeZone: z.string().refine(isTimeZone, 'It must be an IANA time zone such as Europe/Paris.').optional(),
  }),
  company: z.object({
    name: text(500).optional(),
    /** A GICS sector, or the lead's own words. */
    industry: text(500).optional(),
    city: text(500).optional(),
    employees: z.number().int().nonnegative().optional(),
  }),
  /** Stored sources, verbatim. */
  facts: z.array(z.object({ sourceKey: z.string().min(1).max(200), text: text(20_000) })).max(200),
  assessment: z.object({ need: evidence.optional(), timeline: evidence.optional() }),
  /** Meeting times on offer, best first; the first one is proposed. The label is for people and is not written. */
  slots: z
    .array(
      z.object({
        startsAt: z.string().refine(isZonedStart, 'It must be an ISO time with an offset.'),
        label: text(200).optional(),
      }),
    )
    .max(50),
  /** Where to object; without an address the person is asked to answer with one word. */
  optOut: z.object({
    text: text(500).optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
  }),
  /** What a person must be told at the first contact. */
  firstContact: z.object({ sourceName: text(300), purpose: text(300) }),
});

/** What a first email is written from. Nothing else may appear in it. */
export type DraftEmailInput = z.infer<typeof draftEmailInput>;

/** Writes the first email to a lead (V-05, O-05). */
export const draftEmailTask: Task<DraftEmailInput, DraftEmailOutput> = {
  name: 'scheduler.draft-email',
  version: '1',
  input: draftEmailInput,
  output: draftEmailOutput,
  prompt: { version: draftEmailPromptVersion, text: draftEmailPrompt },
};
