import { textHash } from '../../../../../platform/providers/directory/text-hash.js';
import { unbreakableSpace } from './french-grammar.js';

/** A wording with its `{names}` replaced and its `~` made unbreakable; replaced values are put in as they are. */
export function fillWording(wording: string, values: Readonly<Record<string, string>>): string {
  return wording.replace(/\{(\w+)\}|~/g, (match, name: string | undefined) =>
    name === undefined ? unbreakableSpace : (values[name] ?? match),
  );
}

/** One of the wordings, always the same for one lead and purpose. @throws RangeError when there is none. */
export function chooseWording(wordings: readonly string[], leadId: string, purpose: string): string {
  const wording = wordings[textHash(`${purpose}/${leadId}`) % wordings.length];
  if (wording === undefined) throw new RangeError(`There is no wording for ${purpose}.`);
  return wording;
}
