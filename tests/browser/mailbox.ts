import type { Page } from 'playwright-core';

/** A mail as a developer reads it in the mailbox of this machine. */
export interface ReadMail {
  /** Where its link leads, on whichever name of this machine. */
  readonly path: string;
  readonly text: string;
}

/** Waits in the mailbox for the newest mail to an address with a subject, opens it and reads it. */
export async function readMail(page: Page, webUrl: string, mail: { readonly to: string; readonly subject: string }) {
  await page.goto(`${webUrl}/dev/mailbox`);
  const entry = page.getByRole('list', { name: 'Messages' }).getByRole('link');
  await entry.filter({ hasText: mail.to }).filter({ hasText: mail.subject }).first().click();
  const opened = page.locator('[data-open-mail]').filter({ hasText: mail.to });
  await opened.getByRole('heading', { name: mail.subject }).waitFor();
  const link = new URL((await opened.getByRole('link').first().getAttribute('href')) ?? '');
  const text = (await opened.locator('pre').textContent()) ?? '';
  return { path: link.pathname + link.search, text } satisfies ReadMail;
}

/** The code of six digits in a mail. */
export function codeIn({ text }: ReadMail): string {
  const code = /\b(\d{6})\b/u.exec(text)?.[1];
  if (code === undefined) throw new Error('The mail holds no code.');
  return code;
}
