/** The page to open after signing in; anything that could leave this site is replaced by the campaigns. */
export function safeNextPath(next: string | null | undefined): string {
  const home = '/campaigns';
  if (!next?.startsWith('/')) return home;
  if (/^\/[/\\]/u.test(next) || /[\u0000-\u001f\\]/u.test(next)) return home;
  return next;
}
