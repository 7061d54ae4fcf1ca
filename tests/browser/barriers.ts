import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod';

/** What keeps somebody from using a page is never to be there: findings that are less than serious are left to people. */
const grave = new Set(['serious', 'critical']);

const resultShape = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullish(),
      // Within frames a place is a path of places.
      nodes: z.array(z.object({ target: z.array(z.union([z.string(), z.array(z.string())])) })),
    }),
  ),
});

/** What axe-core finds that would keep somebody from using a page, page by page. */
export class Barriers {
  readonly list: string[] = [];
  /** The pages that were looked at, by their path. */
  readonly seen = new Set<string>();
  readonly #contents = new Set<string>();

  /** Looks at a page as it stands, a dialog that is open included. */
  async lookAt(page: Page): Promise<void> {
    // What is being fetched anew is dimmed until it is there.
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, null, { polling: 100 });
    // Looking takes a second or more, and what stands as it stood has been looked at.
    const content = page.url() + (await page.content());
    if (this.#contents.has(content)) return;
    this.#contents.add(content);
    // From outside the page: its content security policy lets no stranger's script in.
    if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source);
    const { violations } = resultShape.parse(
      await page.evaluate("axe.run(document, { preload: false, resultTypes: ['violations'] })"),
    );
    const { pathname } = new URL(page.url());
    this.seen.add(pathname);
    for (const { id, impact, nodes } of violations) {
      if (!grave.has(impact ?? '')) continue;
      const where = nodes.map(({ target }) => target.flat().join(' ')).join(', ');
      this.list.push(`${pathname}: ${id} (${impact ?? ''}) at ${where}`);
    }
  }
}
