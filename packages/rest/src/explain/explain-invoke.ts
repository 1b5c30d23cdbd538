import {interceptorsFor} from '@rondojs/context';

import {sourceName} from './source-name.js';

import type {Context, GraphEdge} from '@rondojs/context';
import type {Route} from '../contract/route.js';

/** How an operation is invoked: what is made for it, what that needs, and who intercepts. */
export function explainInvoke(route: Route, server: Context): readonly string[] {
  return [...explainController(route, server), ...explainInterceptors(route, server)];
}

function explainController({controllerKey, controller, methodName, name}: Route, server: Context): readonly string[] {
  if (controllerKey === undefined) {
    return controller ? [`${controller.name}, by a factory of its own`] : [`${name}, a handler`];
  }
  const binding = server.getBinding(controllerKey);
  const needs = server.explain(controllerKey).needs.filter(({member}) => isNeededBy(member, methodName));
  return [`${controllerKey}: ${sourceName(binding)}, scope ${binding.scope}`, ...needs.map(edge => explainNeed(edge, server))];
}

/** What other methods have injected is not made for this one. */
function isNeededBy(member: string, methodName: string | undefined): boolean {
  const [, ofMethod] = /[.]prototype[.]([^[]+)\[/.exec(member) ?? [];
  return ofMethod === undefined || ofMethod === methodName;
}

function explainNeed({to, member, optional}: GraphEdge, server: Context): string {
  const {node} = server.explain(to);
  const scope = node ? `scope ${node.scope}` : 'bound to nothing';
  return `  needs ${to} for ${member}, ${scope}${optional ? ', if there' : ''}`;
}

function explainInterceptors({controller, methodName}: Route, server: Context): readonly string[] {
  if (!controller || methodName === undefined) return [];
  const interceptors = interceptorsFor(server, controller.prototype as object, methodName, {type: 'route'});
  return interceptors.map(one => `intercepted by ${typeof one === 'string' ? one : one.name || 'a function'}`);
}
