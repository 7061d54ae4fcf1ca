import { describe, expect, test } from '@jest/globals';
import { readProspectRequest, type ProspectRequest } from './prospect-request.js';

const request = (changes: Partial<ProspectRequest> = {}): ProspectRequest => ({
  recipients: ['ada@engines.example'],
  subject: 'Planning',
  body: 'Good morning.',
  relevance: 'You plan.',
  idempotencyKey: 'key-1',
  ...changes,
});
const pathsOf = (changes: Partial<ProspectRequest>): readonly string[] => {
  const read = readProspectRequest(request(changes));
  return 'problems' in read ? read.problems.map(({ path }) => path) : [];
};

describe('a subject', () => {
  test.each([
    'Re: Planning',
    're:Planning',
    'RE : Planning',
    'Re[2]: Planning',
    'Fwd: Planning',
    'FW: Planning',
    'TR : Planning',
    'Réf: Planning',
    'AW: Planning',
    '  Re: Planning',
    'Ｒｅ： Planning',
    '\u200BRe: Planning',
  ])('"%s" passes itself off as an answer and is refused (R-07)', (subject) => {
    expect(pathsOf({ subject })).toEqual(['subject']);
  });

  test.each(['Relance', 'Retail: what changes', 'Report: planning', 'Regarding planning', 'Trois idées : planning'])(
    '"%s" does not',
    (subject) => {
      expect(pathsOf({ subject })).toEqual([]);
    },
  );

  test.each(['', ' ', 'x'.repeat(151)])('of no fitting length is refused', (subject) => {
    expect(pathsOf({ subject })).toEqual(['subject']);
  });
});

describe('recipients', () => {
  test('are each named once, in whatever spelling, and what is no address stays as it was written', () => {
    const recipients = ['Ada@Engines.example', ' ada@engines.example', 'nobody', 'nobody'];
    expect(readProspectRequest(request({ recipients }))).toMatchObject({
      request: {
        recipients: [
          { recipient: ' ada@engines.example', normalised: 'ada@engines.example' },
          { recipient: 'nobody', normalised: null },
        ],
      },
    });
  });

  test('are at least one and at most five hundred', () => {
    const many = (count: number) => Array.from({ length: count }, (_, place) => `p${place}@engines.example`);
    expect(pathsOf({ recipients: [] })).toEqual(['recipients']);
    expect(pathsOf({ recipients: many(501) })).toEqual(['recipients']);
    expect(pathsOf({ recipients: many(500) })).toEqual([]);
  });
});

describe('the rest', () => {
  test('every problem is listed', () => {
    expect(
      pathsOf({
        body: '',
        bodyHtml: 'x'.repeat(20_001),
        actionText: 'Look',
        relevance: 'x'.repeat(501),
        idempotencyKey: '',
      }),
    ).toEqual(['body', 'bodyHtml', 'actionText', 'relevance', 'idempotencyKey']);
    expect(pathsOf({ actionUrl: 'http://engines.example' })).toEqual(['actionUrl']);
    expect(pathsOf({ actionUrl: 'https://user:secret@engines.example' })).toEqual(['actionUrl']);
    expect(pathsOf({ actionUrl: 'https://engines.example', actionText: 'x'.repeat(61) })).toEqual(['actionText']);
  });

  test('a relevance that is not stated is for the gate to refuse, person by person', () => {
    for (const relevance of [undefined, null, ' \n '])
      expect(readProspectRequest(request({ relevance }))).toMatchObject({ request: { relevance: '' } });
  });
});
