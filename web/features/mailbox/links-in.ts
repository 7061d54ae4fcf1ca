/** The links of a text, each once, in their order. */
export const linksIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/https?:\/\/[^\s<>"]+/gu)].map(([link]) => link.replace(/[.,;)]+$/u, ''))),
];
