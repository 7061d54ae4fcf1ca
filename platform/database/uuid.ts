const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a caller's text can be an id at all; what cannot be one is treated like an unknown id, never as a database error. */
export const isUuid = (text: string): boolean => pattern.test(text);
