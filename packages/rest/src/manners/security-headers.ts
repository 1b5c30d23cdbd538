import type {Response} from '../contract/http.js';
import type {SecurityHeaders} from '../config.js';

/** What an API has browsers do with its answers: take them as what they are, and show them nowhere. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** What every answer carries, as pairs; none where the option is off. */
export function securityHeadersOf(option: boolean | SecurityHeaders): readonly (readonly [string, string])[] {
  if (option === false) return [];
  const own = option === true ? {} : option;
  const lower = Object.fromEntries(Object.entries(own).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.entries({...DEFAULTS, ...lower}).filter((pair): pair is [string, string] => pair[1] !== false);
}

export function addHeaders(response: Response, pairs: readonly (readonly [string, string])[]): void {
  for (const [name, value] of pairs) response.setHeader(name, value);
}
