/** What the link says by which a reader ends such mails. */
export const leaveWords = { FR: 'Ne plus recevoir ces messages', EN: 'Stop these messages' } as const;
