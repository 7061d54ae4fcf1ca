import type { Page } from 'playwright-core';

/** A line of the run as the page shows it. */
export interface ShownEvent {
  readonly sequence: number;
  readonly kind: string;
  readonly text: string;
}

const region = '[data-run-events]';

/** How many events the page says it has. */
export const eventCount = async (page: Page): Promise<number> =>
  Number(await page.locator(region).getAttribute('data-event-count'));

/** The events in sight, in the order of the page. */
const inSight = (page: Page): Promise<ShownEvent[]> =>
  page.locator(`${region} [data-sequence]`).evaluateAll((rows) =>
    rows.map((row) => ({
      sequence: Number(row.getAttribute('data-sequence')),
      kind: row.getAttribute('data-kind') ?? '',
      text: row.querySelector('p')?.textContent ?? '',
    })),
  );

/** Scrolls through the whole log and returns every event by its sequence; a sequence shown twice at once is an error. */
export async function readWholeLog(page: Page): Promise<Map<number, ShownEvent>> {
  const events = new Map<number, ShownEvent>();
  const log = page.locator(region);
  const heightPx = await log.evaluate((element) => element.scrollHeight);
  const stepPx = await log.evaluate((element) => element.clientHeight / 2);
  for (let topPx = 0; topPx <= heightPx; topPx += stepPx) {
    await log.evaluate(async (element, top) => {
      element.scrollTop = top;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, topPx);
    const shown = await inSight(page);
    const sequences = shown.map((event) => event.sequence);
    if (new Set(sequences).size !== sequences.length)
      throw new Error(`A sequence is shown twice: ${sequences.join(' ')}`);
    for (const event of shown) events.set(event.sequence, event);
  }
  return events;
}
