import { classNames } from '../../ui/class-names';

/** A mail as its reader sees it, locked up: no script, no form, no window of its own. */
export function MailFrame({
  html,
  title,
  className,
}: {
  readonly html: string;
  readonly title: string;
  readonly className?: string;
}) {
  return (
    <iframe
      sandbox=""
      srcDoc={html}
      title={title}
      className={classNames('w-full rounded-md border border-line bg-white', className)}
    />
  );
}
