import type {CorsOptions, OriginPattern, OriginTest} from '../config.js';

/** What a browser sends as `Origin`. `null`, of pages that have none, is not: every page can send that. */
const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^\s/?#@,*]{1,260}$/;

/** `https://*.example.org`: what stands before the domains, and the domain. */
const BELOW = /^([a-z][a-z\d+.-]*:\/\/)\*\.(.+)$/;

/** One that is nobody's (RFC 2606): what lets this one in lets everybody in. */
const ANYBODY = 'https://anybody.invalid';

/** Makes the question that is asked of each origin. */
export function createOriginTest(origins: CorsOptions['origins']): OriginTest {
  if (origins === '*') return () => true;
  const isAllowed = typeof origins === 'function' ? origins : createListTest(origins);
  return (origin, request) => ORIGIN.test(origin) && isAllowed(origin, request);
}

/** What is wrong with the origins of the options, for people. */
export function originFaults({origins, credentials}: CorsOptions): readonly string[] {
  if (typeof origins === 'function') return [];
  if (origins === '*') {
    return credentials ? ["origins: '*' with credentials would let every page act as its visitor. Name the origins."] : [];
  }
  if (!Array.isArray(origins) || origins.length === 0) return ["origins must be '*', a list that is not empty, or a function."];
  return (origins as readonly unknown[]).flatMap(one => faultOf(one, credentials === true) ?? []);
}

function createListTest(patterns: readonly OriginPattern[]): (origin: string) => boolean {
  const names = new Set(patterns.filter(one => typeof one === 'string'));
  const shapes = patterns.filter(one => one instanceof RegExp || BELOW.test(one)).map(shapeOf);
  return origin => names.has(origin) || shapes.some(shape => shape.test(origin));
}

/** A whole origin must look so: what only begins, or ends, as is wanted is anybody's to register. */
function shapeOf(pattern: OriginPattern): RegExp {
  // The flags g and y would have it begin where it ended the last time.
  if (pattern instanceof RegExp) return new RegExp(`^(?:${pattern.source})$`, pattern.flags.replaceAll(/[gy]/g, ''));
  const [, scheme = '', domain = ''] = BELOW.exec(pattern) ?? [];
  return new RegExp(`^${escaped(scheme)}(?:[a-z\\d_-]+[.])+${escaped(domain)}$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function faultOf(pattern: unknown, withCredentials: boolean): string | undefined {
  if (pattern instanceof RegExp) {
    const isOpen = withCredentials && shapeOf(pattern).test(ANYBODY);
    return isOpen ? `${String(pattern)} with credentials would let every page act as its visitor. Name the origins.` : undefined;
  }
  if (typeof pattern === 'string' && isName(pattern)) return undefined;
  return `${JSON.stringify(pattern)} is no origin. Write https://app.example.org, or https://*.example.org, without a path or a slash.`;
}

function isName(text: string): boolean {
  const [, scheme = '', domain] = BELOW.exec(text) ?? [];
  if (domain === undefined) return isOrigin(text);
  // All below a top-level domain is everybody.
  const isOwn = domain.includes('.') || /^localhost(?::\d+)?$/.test(domain);
  return isOwn && isOrigin(scheme + domain);
}

/** As a browser writes it: in lower case, and without the usual port. Apps have schemes of their own. */
function isOrigin(text: string): boolean {
  if (!ORIGIN.test(text) || !URL.canParse(text)) return false;
  return !/^https?:/.test(text) || new URL(text).origin === text;
}
