import fc from 'fast-check';
import type { DraftEmailInput } from '../task.js';

const nasty = fc.constantFrom(
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x.example")',
  '@SUM(A1)',
  'Re: Re',
  'RE',
  'Yahoo?',
  'O’Reilly & Sons, Inc.',
  'JEAN-LOUP D’ORVAL',
  'ß',
  'İstanbul',
  'ﬁnance',
  'Ⅷ',
  '½',
  'Ces\u0301ar',
  '-- \n-- ',
  '\u202Eabc',
  '{company}',
  '~',
  '$&',
  '',
  ' ',
);
const anyText = (maxLength: number) =>
  fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength }), fc.string({ maxLength }), fc.lorem({ maxCount: 4 }));
const anyName = fc.oneof(
  anyText(80),
  fc.constantFrom('Léonie', 'Abbott', 'Eaton', '3M', 'IBM', 'eBay Inc.', 'Le Havre', 'Health Care', 'VP Sales'),
);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const wish = fc.constantFrom(
  'Nous cherchons une solution pour automatiser la prospection.',
  'We want to automate outbound prospecting this year.',
  'Mon budget est gelé, nous cherchons une autre solution.',
  'We are looking for 3 new tools for Barnaby.',
  'Nous voulons suivre <b>les</b> livraisons ?',
);

const facts = fc.array(
  fc.record({ sourceKey: fc.constantFrom('note-1', 'note-2', 'lead.jobTitle'), text: fc.oneof(wish, anyText(120)) }),
  { maxLength: 4 },
);

const slots = fc.array(
  fc.record({
    startsAt: fc
      .tuple(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
        fc.constantFrom('Z', '+02:00', '-05:30', '+01:00[Europe/Paris]'),
      )
      .map(([date, zone]) => `${date.toISOString().slice(0, 19)}${zone}`),
  }),
  { maxLength: 2, minLength: 0, size: 'max' },
);

/** Inputs of every kind, most of them with something wrong or odd in a name, a note or the sender's words. */
export const anyDraftEmailInput: fc.Arbitrary<DraftEmailInput> = fc
  .record({
    language: fc.constantFrom('fr' as const, 'en' as const),
    sender: fc.record({
      name: fc.oneof({ weight: 4, arbitrary: fc.constant('Nora Wrenstrand') }, { weight: 1, arbitrary: anyName }),
      title: optional(anyText(40)),
      organizationName: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('Vectra Demo', 'Atelier 21') },
        { weight: 1, arbitrary: anyName },
      ),
      postalAddress: fc.oneof(
        { weight: 4, arbitrary: fc.constant('1 Example Street, London') },
        { weight: 1, arbitrary: anyText(60) },
      ),
      replyTo: optional(fc.constantFrom('nora@vectra.example', '', '?')),
    }),
    offer: fc.record({
      text: fc.oneof(
        { weight: 3, arbitrary: fc.lorem({ maxCount: 40 }).map((text) => text.replace(/[.]/g, '')) },
        { weight: 1, arbitrary: anyText(100) },
      ),
      valueProposition: optional(fc.oneof(fc.lorem({ maxCount: 60 }), anyText(100))),
    }),
    lead: fc.record({
      id: fc.string({ maxLength: 20 }),
      firstName: optional(anyName),
      lastName: optional(anyName),
      civility: optional(fc.constantFrom('Mme', 'M.', 'Ms', 'Mr', 'Dr', '?')),
      jobTitle: optional(anyName),
      timeZone: optional(fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'UTC', 'Etc/GMT+5')),
    }),
    company: fc.record({
      name: optional(anyName),
      industry: optional(anyName),
      city: optional(anyName),
      employees: optional(fc.nat()),
    }),
    facts,
    needOf: fc.nat({ max: 5 }),
    slots,
    optOut: fc.record({
      text: optional(anyText(40)),
      url: fc.constantFrom('https://app.vectra.example/u/abc', 'https://app.vectra.example/u?t=abc'),
    }),
    firstContact: fc.record({
      sourceName: fc.oneof(
        { weight: 4, arbitrary: fc.constant('Vectra sample directory') },
        { weight: 1, arbitrary: anyText(40) },
      ),
      purpose: fc.oneof(
        { weight: 4, arbitrary: fc.constant('business proposal') },
        { weight: 1, arbitrary: anyText(40) },
      ),
    }),
  })
  .map(({ needOf, ...input }) => {
    const fact = input.facts[needOf];
    const need = fact && { sourceKey: fact.sourceKey, start: 0, end: fact.text.length, quote: fact.text };
    return { ...input, assessment: need ? { need } : {} };
  });
