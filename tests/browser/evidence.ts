import type { Page } from 'playwright-core';
import { z } from 'zod';

/** A quote of an assessment: where it stands in which source, and the words found there. */
export interface PlacedQuote {
  readonly sourceKey: string;
  readonly start: number;
  readonly text: string;
}

const recordShape = z.object({
  data: z.object({
    lead: z.object({
      assessment: z.object({
        criteria: z.array(
          z.object({
            evidence: z.array(
              z.object({ sourceKey: z.string(), start: z.number(), end: z.number(), quote: z.string() }),
            ),
          }),
        ),
        sources: z.array(z.object({ key: z.string(), text: z.string() })),
      }),
    }),
  }),
});

const query = `query EvidenceOnRecord($id: ID!) {
  lead(id: $id) { assessment { criteria { evidence { sourceKey start end quote } } sources { key text } } }
}`;

/** The quotes as the API records them, each cut out of its source by its offsets; those that are not there are left out. */
export async function evidenceOnRecord(page: Page, leadId: string): Promise<PlacedQuote[]> {
  const answer = await page.evaluate(
    async ({ id, text }): Promise<unknown> => {
      const answer = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' },
        body: JSON.stringify({ query: text, variables: { id } }),
      });
      return answer.json();
    },
    { id: leadId, text: query },
  );
  const { assessment } = recordShape.parse(answer).data.lead;
  const sources = new Map(assessment.sources.map((source) => [source.key, source.text]));
  return assessment.criteria
    .flatMap((criterion) => criterion.evidence)
    .map(({ sourceKey, start, end, quote }) => ({
      sourceKey,
      start,
      quote,
      text: (sources.get(sourceKey) ?? '').slice(start, end),
    }))
    .filter(({ text, quote: claimed }) => text === claimed)
    .map(({ sourceKey, start, text }) => ({ sourceKey, start, text }));
}

/** The quotes as the page marks them: the marked words of each number, and where they begin in the shown source. */
export const evidenceOnPage = (page: Page): Promise<PlacedQuote[]> =>
  page.locator('[data-evidence-number]').evaluateAll((lines) =>
    lines.map((line) => {
      const number = line.getAttribute('data-evidence-number') ?? '';
      const marks = [...document.querySelectorAll(`mark[data-evidence~="${number}"]`)];
      const source = marks[0]?.closest('[data-source]');
      const before = document.createRange();
      const paragraph = source?.querySelector('p');
      if (paragraph && marks[0]) {
        before.setStart(paragraph, 0);
        before.setEndBefore(marks[0]);
      }
      return {
        sourceKey: source?.getAttribute('data-source') ?? '',
        start: before.toString().length,
        text: marks.map((mark) => mark.textContent).join(''),
      };
    }),
  );
