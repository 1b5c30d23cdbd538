import {componentsOf} from '../spec-first/design-document.js';
import {pointerTo} from '../params/pointer.js';

import type {Design} from '../contract/design.js';
import type {DesignedRoutes} from '../spec-first/designed-routes.js';
import type {DocumentFault, FaultCode} from '@rondojs/openapi-spec';

/** Faults that keep no operation from being answered. Paths that the router cannot tell apart, it refuses itself. */
const HARMLESS: ReadonlySet<FaultCode> = new Set([
  'invalid-example',
  'invalid-default',
  'same-path-shape',
  'missing-path-parameter',
  'unused-path-parameter',
  'unknown-field',
]);

/** What the first design says of the API as a whole. */
const HEAD: readonly string[] = ['/info', '/tags', '/externalDocs', '/webhooks'];

/** Tells whether a fault is harmless, and of a design whose faults are only to be logged. */
export function createTolerance(designs: readonly Design[], {lenient}: DesignedRoutes): (fault: DocumentFault) => boolean {
  const roots = [
    ...lenient.flatMap(({verb, path}) => [pointerOf('paths', path, verb), pointerOf('paths', path, 'additionalOperations', verb)]),
    ...componentsOf(designs.filter(isLenient)).flatMap(pointersIn),
    ...(designs[0] && isLenient(designs[0]) ? HEAD : []),
  ];
  const paths = new Set(lenient.map(({path}) => pointerOf('paths', path)));
  const isOurs = (pointer: string) => paths.has(pointer) || roots.some(root => `${pointer}/`.startsWith(`${root}/`));
  return ({code, pointer}) => HARMLESS.has(code) && isOurs(pointer);
}

function isLenient({options}: Design): boolean {
  return options.check === 'warn';
}

function pointersIn(components: object): readonly string[] {
  const sections = Object.entries(components) as [string, object][];
  return sections.flatMap(([section, entries]) => Object.keys(entries).map(name => pointerOf('components', section, name)));
}

function pointerOf(...tokens: readonly string[]): string {
  return tokens.map(pointerTo).join('');
}
