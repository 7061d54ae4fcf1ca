/** A sentence for people, in each language they may read. */
export type Sentence = Readonly<Record<'FR' | 'EN', string>>;
