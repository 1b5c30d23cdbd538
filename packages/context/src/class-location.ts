import {Session} from 'node:inspector';
import {existsSync, readFileSync} from 'node:fs';
import {SourceMap, findSourceMap} from 'node:module';
import {fileURLToPath} from 'node:url';
import {relative} from 'node:path';

import type {Constructor} from './class.js';
import type {Debugger, Runtime} from 'node:inspector';
import type {SourceMapPayload} from 'node:module';

/** Where the inspector can find the class for a moment. */
const PLACE = Symbol.for('rondo.classLocation');

/**
 * Where a class is written: `src/todo-controller.ts:17`, from the working directory.
 *
 * For messages about a start that failed, since it asks the debugger's own interface. Undefined where that
 * cannot tell.
 */
export function classLocation(type: Constructor): string | undefined {
  const session = new Session();
  try {
    session.connect();
    const location = functionLocation(session, type);
    return location && describe(scriptUrl(session, location.scriptId), location);
  } catch {
    return undefined;
  } finally {
    session.disconnect();
  }
}

function functionLocation(session: Session, type: Constructor): Debugger.Location | undefined {
  const place = globalThis as {[PLACE]?: Constructor};
  place[PLACE] = type;
  let location: Debugger.Location | undefined;
  for (const contextId of contextIds(session)) {
    // Only one of them has the global object of this code: programs in `node:vm` have their own.
    const expression = `globalThis[Symbol.for('rondo.classLocation')]`;
    session.post('Runtime.evaluate', {expression, contextId}, (_, found?: Runtime.EvaluateReturnType) => {
      location ??= locationOf(session, found?.result.objectId);
    });
  }
  delete place[PLACE];
  return location;
}

function contextIds(session: Session): readonly number[] {
  const ids: number[] = [];
  session.on('Runtime.executionContextCreated', ({params}) => ids.push(params.context.id));
  session.post('Runtime.enable');
  session.post('Runtime.disable');
  return ids;
}

function locationOf(session: Session, objectId: string | undefined): Debugger.Location | undefined {
  if (!objectId) return undefined;
  let location: Debugger.Location | undefined;
  session.post('Runtime.getProperties', {objectId}, (_, found?: Runtime.GetPropertiesReturnType) => {
    const properties = found?.internalProperties ?? [];
    const property = properties.find(({name}) => name === '[[FunctionLocation]]');
    location = property?.value?.value as Debugger.Location | undefined;
  });
  return location;
}

function scriptUrl(session: Session, scriptId: string): string | undefined {
  let url: string | undefined;
  session.on('Debugger.scriptParsed', ({params}) => {
    if (params.scriptId === scriptId) url = params.url;
  });
  session.post('Debugger.enable');
  session.post('Debugger.disable');
  return url;
}

/** Through the source map, which Node has with `--enable-source-maps`, and which else lies beside the script. */
function describe(url: string | undefined, {lineNumber, columnNumber}: Debugger.Location): string | undefined {
  if (!url) return undefined;
  const map = findSourceMap(url) ?? mapBeside(url);
  const entry = map?.findEntry(lineNumber, columnNumber ?? 0);
  if (entry && 'originalSource' in entry) return at(entry.originalSource, entry.originalLine);
  return at(url, lineNumber);
}

function mapBeside(url: string): SourceMap | undefined {
  if (!url.startsWith('file:')) return undefined;
  const file = `${fileURLToPath(url)}.map`;
  if (!existsSync(file)) return undefined;
  const payload = JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload;
  return new SourceMap({...payload, sources: payload.sources.map(source => new URL(source, url).href)});
}

function at(url: string, lineNumber: number): string {
  const path = url.startsWith('file:') ? fileURLToPath(url) : url;
  return `${relative(process.cwd(), path)}:${lineNumber + 1}`;
}
