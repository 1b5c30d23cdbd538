/** Where a URL leads, and what it asks. */
export interface UrlParts {
  readonly path: string;
  /** Without the `?`. */
  readonly query: string;
}

/** Splits the target of a request (RFC 9112, 3.2): `/path?query`, or a whole URL as proxies are sent. */
export function splitUrl(url: string): UrlParts {
  const target = url.startsWith('/') ? url : withoutOrigin(url);
  const fragment = target.indexOf('#');
  const end = fragment < 0 ? target.length : fragment;
  const at = target.indexOf('?');
  if (at < 0 || at > end) return {path: target.slice(0, end), query: ''};
  return {path: target.slice(0, at), query: target.slice(at + 1, end)};
}

/** What is no URL is a path that no route has. */
function withoutOrigin(url: string): string {
  const at = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(url)?.[0].length;
  if (at === undefined) return url;
  const target = url.slice(at);
  return target.startsWith('/') ? target : `/${target}`;
}
