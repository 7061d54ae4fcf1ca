const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text may be an id of ours: a UUID in lower case. Anything else behaves as the id of nothing. */
export const isIdentifier = (text: string): boolean => uuid.test(text);
