import {fileURLToPath} from 'node:url';
import {relative} from 'node:path';

/** The folder of this package and its siblings, installed or not: their frames say nothing to a user. */
const OWN_FOLDER = new URL('../../', import.meta.url).href;

const places = new WeakMap<object, Error>();

/**
 * Remembers who has brought something in. Making its text is left for when somebody asks, but even so it costs
 * some microseconds: in production, that is with NODE_ENV=production, nothing is remembered.
 */
export function rememberPlace(what: object): void {
  if (process.env.NODE_ENV === 'production') return;
  const {stackTraceLimit} = Error;
  // Enough for our own frames, with the constructors of applications, and the one behind them.
  Error.stackTraceLimit = 8;
  places.set(what, new Error());
  Error.stackTraceLimit = stackTraceLimit;
}

/** Where something was brought in: the first frame outside of the framework, as `src/main.ts:12`. */
export function placeOf(what: object): string | undefined {
  return firstForeignFrame(places.get(what)?.stack ?? '');
}

function firstForeignFrame(stack: string): string | undefined {
  for (const line of stack.split('\n').slice(1)) {
    const [, url, lineNumber] = /\(?((?:file:|\/|[A-Z]:\\)[^()]*?):(\d+):\d+\)?$/.exec(line) ?? [];
    if (url && lineNumber && !isOurs(url)) return `${toPath(url)}:${lineNumber}`;
  }
  return undefined;
}

function isOurs(url: string): boolean {
  const path = url.startsWith('file:') ? url : `file://${url}`;
  return path.startsWith(OWN_FOLDER) && !path.includes('/test/');
}

function toPath(url: string): string {
  return relative(process.cwd(), url.startsWith('file:') ? fileURLToPath(url) : url);
}
