import type { RefusalProblem } from '../output.js';
import type { DraftEmailInput } from '../task.js';
import { unbreakableSpace } from './french-grammar.js';
import { fillWording } from './fill.js';
import { usableLine } from './usable-text.js';
import { englishWordings } from './wordings-en.js';
import { frenchWordings } from './wordings-fr.js';

/** The lines below the message, or why they cannot be written. */
export type FooterResult = { readonly footer: string } | { readonly problems: readonly RefusalProblem[] };

function problemsOf({ sender, firstContact }: DraftEmailInput): RefusalProblem[] {
  const problems: RefusalProblem[] = [];
  const check = (code: RefusalProblem['code'], field: string, text: string | undefined, message: string): void => {
    if (usableLine(text) === null) problems.push({ code, field, message });
  };
  check(
    'SENDER_NOT_USABLE',
    'sender.name',
    sender.name,
    'Give the name of the person who sends, without markup, links or question marks.',
  );
  check(
    'SENDER_NOT_USABLE',
    'sender.organizationName',
    sender.organizationName,
    'Give the name of the organization, without markup, links or question marks.',
  );
  check(
    'SENDER_ADDRESS_MISSING',
    'sender.postalAddress',
    sender.postalAddress,
    'Add the postal address of the organization: every message must carry it.',
  );
  check(
    'FIRST_CONTACT_NOT_USABLE',
    'firstContact.sourceName',
    firstContact.sourceName,
    'Name where the contact details come from, without links or question marks.',
  );
  check(
    'FIRST_CONTACT_NOT_USABLE',
    'firstContact.purpose',
    firstContact.purpose,
    'State the purpose of the message, without links or question marks.',
  );
  return problems;
}

/** Signature, opt-out and the information owed at the first contact. */
export function emailFooter(input: DraftEmailInput): FooterResult {
  const problems = problemsOf(input);
  if (problems.length > 0) return { problems };
  const { sender, firstContact, optOut, language } = input;
  const line = (text: string | undefined): string => usableLine(text) ?? '';
  const wordings = language === 'fr' ? frenchWordings : englishWordings;
  const replyTo = line(sender.replyTo);
  const information = fillWording(wordings.information, {
    organization: line(sender.organizationName),
    address: line(sender.postalAddress),
    source: line(firstContact.sourceName),
    purpose: line(firstContact.purpose),
    replyTo: replyTo === '' ? '' : fillWording(wordings.informationReplyTo, { address: replyTo }),
  });
  const signature = [line(sender.name), line(sender.title), line(sender.organizationName), line(sender.postalAddress)];
  const colon = language === 'fr' ? `${unbreakableSpace}: ` : ': ';
  const optOutLine =
    optOut.url === undefined
      ? wordings.optOutByReply
      : `${usableLine(optOut.text) ?? wordings.optOut}${colon}${optOut.url}`;
  const signed = [...new Set(signature.filter((text) => text !== ''))];
  return { footer: `${signed.join('\n')}\n\n${information}\n\n${optOutLine}` };
}
