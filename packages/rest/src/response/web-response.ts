import {Reply} from './reply.js';

/** What belongs to the connection by which a response was fetched, and not to the one by which it goes on. */
const OF_TRANSPORT = ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'];

/** Whether a result is a Response of the web. Its tag is asked first: to name the class has Node load all of fetch. */
export function isWebResponse(result: unknown): result is Response {
  if (typeof result !== 'object' || result === null) return false;
  return (result as {[Symbol.toStringTag]?: unknown})[Symbol.toStringTag] === 'Response' && result instanceof Response;
}

/** Reads a Response of the web; one that was fetched has been decoded already. */
export function readWebResponse({status, headers, body, url}: Response): Reply {
  const given: Record<string, string | string[]> = Object.fromEntries(headers);
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) given['set-cookie'] = cookies;
  if (url !== '') for (const name of OF_TRANSPORT) delete given[name];
  return new Reply(status, body ?? undefined, given);
}
