/** Set by the gateway, never readable by scripts: the access token. */
export const accessCookie = 'vectra_access';

/** Set by the gateway, never readable by scripts: the refresh token. */
export const refreshCookie = 'vectra_refresh';

/** Set by the login page, holds no secret: says that a refresh token may exist although this path cannot see it. */
export const sessionHintCookie = 'vectra_session_hint';

/** How long the hint outlives a visit, in seconds. */
export const sessionHintSeconds = 30 * 24 * 3600;
