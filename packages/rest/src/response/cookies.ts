import {createRequire} from 'node:module';

import type {Response} from '../contract/http.js';
import type {SerializeOptions, stringifySetCookie} from 'cookie';

/** Options of a cookie: `maxAge` in seconds, `domain`, `path`, `expires`, and what the defaults already say. */
export type CookieOptions = Omit<SerializeOptions, 'encode'>;

/** Loads a library when the first cookie is set. */
const load = createRequire(import.meta.url);

/** Scripts do not see it, only TLS carries it, and other sites' forms do not bring it, unless you say otherwise. */
const COOKIE_DEFAULTS = {httpOnly: true, secure: true, sameSite: 'lax', path: '/'} as const;

/**
 * Has the answer set a cookie. It is set for errors too, if they come later.
 *
 * @example
 * setCookie(response, 'session', id, {maxAge: 3600});
 *
 * @throws {TypeError} for a name, domain or path that no cookie may have
 */
export function setCookie(response: Response, name: string, value: string, options: CookieOptions = {}): void {
  const cookies = load('cookie') as {stringifySetCookie: typeof stringifySetCookie};
  response.appendHeader('set-cookie', cookies.stringifySetCookie(name, value, {...COOKIE_DEFAULTS, ...options}));
}

/** Has the client forget a cookie; domain and path must be those with which it was set. */
export function clearCookie(response: Response, name: string, options: CookieOptions = {}): void {
  setCookie(response, name, '', {...options, expires: new Date(0), maxAge: 0});
}
