import {CONTROLLER_TAG} from '@rondojs/core';

import type {Context} from '@rondojs/context';
import type {Contract} from './contract.js';

/** The controllers of a server that answer none of its operations: their decorators have been forgotten, perhaps. */
export function idleControllers(server: Context, {routes}: Contract): readonly string[] {
  const busy = new Set<unknown>(routes.map(({controller}) => controller));
  const types = server.findByTag(CONTROLLER_TAG).map(({valueConstructor}) => valueConstructor);
  return types.flatMap(type => (type && !busy.has(type) ? [type.name] : []));
}
