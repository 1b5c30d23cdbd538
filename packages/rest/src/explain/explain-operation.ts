import {nearest} from '@rondojs/context';
import {joinPaths} from '@rondojs/openapi-spec';

import {ACTION_KEYS, INVOKE_METHOD, PARSE_PARAMS, SEND} from '../contract/actions.js';
import {FIND_ROUTE} from '../contract/route.js';
import {OperationExplanation} from './operation-explanation.js';
import {RestConfigError} from '../errors.js';
import {SEQUENCE} from '../contract/sequence.js';
import {explainInvoke} from './explain-invoke.js';
import {explainParams} from './explain-params.js';
import {explainSend} from './explain-send.js';
import {nameOfAction, operationActionsOf, ownKeyOf} from '../sequence/operation-actions.js';
import {overridesOf, ownOverridesOf} from '../sequence/overrides.js';
import {sourceName} from './source-name.js';

import type {BindingKey, Context} from '@rondojs/context';
import type {CompleteRestConfig} from '../config.js';
import type {ExplainedStep} from './operation-explanation.js';
import type {Observers} from '../sequence/overrides.js';
import type {Route} from '../contract/route.js';

/** What is known of a server whose operations are explained. */
export interface ExplainedServer {
  readonly context: Context;
  readonly config: CompleteRestConfig;
  readonly routes: readonly Route[];
  readonly observers: Observers;
}

/** What each action does for a route. */
const DOES: ReadonlyMap<BindingKey, (route: Route, server: ExplainedServer) => readonly string[]> = new Map<
  BindingKey,
  (route: Route, server: ExplainedServer) => readonly string[]
>([
  [FIND_ROUTE, ({spec}) => narrowed(spec['x-host'], spec['x-version'])],
  [PARSE_PARAMS, (route, {context}) => explainParams(route, context)],
  [INVOKE_METHOD, (route, {context}) => explainInvoke(route, context)],
  [SEND, (route, {config}) => explainSend(route, config)],
]);

/** Whether a text names an operation, and not a binding: `GET /todos/{id}`. */
export function isOperation(text: string): boolean {
  return /^[a-z]+ \//i.test(text);
}

/**
 * Explains the operation that a text names.
 *
 * @throws {RestConfigError} when there is none, with the nearest
 */
export function explainOperation(text: string, server: ExplainedServer): OperationExplanation {
  const {context, observers} = server;
  const route = findRoute(text, server);
  const overrides = [...overridesOf(context, observers), ...ownOverridesOf(route, context)];
  const bound = new Set(operationActionsOf(context).map(({key}) => key));
  const steps = ACTION_KEYS.map((key): ExplainedStep => {
    const own = ownKeyOf(key, route, bound) ?? String(key);
    const binding = context.getBinding(own);
    return {
      action: nameOfAction(key),
      key: own,
      by: sourceName(binding),
      scope: binding.scope,
      does: DOES.get(key)?.(route, server) ?? [],
    };
  });
  const sequence = sourceName(context.getBinding(SEQUENCE));
  return new OperationExplanation(nameOf(route), route.name, overrides.length === 0, overrides, sequence, steps);
}

function findRoute(text: string, {routes, config}: ExplainedServer): Route {
  const [verb = '', path = ''] = text.split(' ');
  const operations = routes.filter(({kind}) => kind === undefined);
  const isMeant = (route: Route) =>
    route.verb === verb.toLowerCase() && (route.path === path || route.path === joinPaths(config.basePath, path));
  const found = operations.find(isMeant);
  if (found) return found;

  const near = nearest(text, operations.map(nameOf));
  throw new RestConfigError(`The server has no operation ${text}.${near ? ` Did you mean ${near}?` : ''}`);
}

function nameOf({verb, path}: Route): string {
  return `${verb.toUpperCase()} ${path}`;
}

function narrowed(host: unknown, version: unknown): readonly string[] {
  return [
    ...(typeof host === 'string' ? [`for the host ${host} alone`] : []),
    ...(typeof version === 'string' ? [`for version ${version} alone`] : []),
  ];
}
