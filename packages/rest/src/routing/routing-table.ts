import Router from 'find-my-way';

import {BadPathError, MethodNotAllowedError, RestConfigError, RouteNotFoundError} from '../errors.js';
import {ResolvedRoute} from '../contract/route.js';
import {parseTemplate} from './path-template.js';

import type {HTTPMethod} from 'find-my-way';
import type {Request} from '../contract/http.js';
import type {Route, RouteFinder} from '../contract/route.js';

/** What the router keeps for a pattern. */
interface Entry {
  readonly route: Route;
  readonly names: readonly string[];
}

const NO_PARAMS: Readonly<Record<string, string>> = Object.freeze({});

/** All routes of a server, found by method and path. */
export class RoutingTable implements RouteFinder {
  private readonly shapes = new Map<string, Route>();
  private readonly methods = new Set<string>();
  private readonly router = Router({
    // Length is the HTTP parser's concern; the router's own limit would make a 404 of a long value.
    maxParamLength: Number.MAX_SAFE_INTEGER,
    onBadUrl: () => undefined,
    // Only a route that has query parameters pays for parsing them.
    querystringParser: text => text as never,
  });

  constructor(routes: readonly Route[]) {
    for (const route of routes) this.add(route);
  }

  find(request: Request): ResolvedRoute {
    const {method = 'GET', url = '/'} = request;
    const found = this.lookup(method, url) ?? (method === 'HEAD' ? this.lookup('GET', url) : null);
    if (!found) throw this.notFound(method, url);
    // The router marks a path that it could not decode by a result without a store.
    if (!found.store) throw new BadPathError();

    const {route, names} = found.store as Entry;
    const queryString = found.searchParams as unknown as string;
    return new ResolvedRoute(route, request, named(names, found.params), queryString);
  }

  private add(route: Route): void {
    const {pattern, names} = parseTemplate(route.path);
    const method = route.verb.toUpperCase();
    const shape = `${method} ${pattern}`;
    const other = this.shapes.get(shape);
    if (other) {
      throw new RestConfigError(
        `${other.name} (${other.path}) and ${route.name} (${route.path}) both answer ${method}: ` +
          `their paths have one shape. Give one of them another path.`,
      );
    }
    this.shapes.set(shape, route);
    this.methods.add(method);
    const entry: Entry = {route, names};
    this.router.on(method as HTTPMethod, pattern, () => undefined, entry);
  }

  private lookup(method: string, url: string) {
    return this.router.find(method as HTTPMethod, url);
  }

  private notFound(method: string, url: string): Error {
    const path = url.split('?', 1)[0] ?? url;
    const allowed = [...this.methods].filter(other => this.lookup(other, url));
    if (allowed.length === 0) return new RouteNotFoundError(method, path);
    if (allowed.some(other => !this.lookup(other, url)?.store)) return new BadPathError();
    if (allowed.includes('GET')) allowed.push('HEAD');
    return new MethodNotAllowedError(method, path, [...new Set(allowed)].sort());
  }
}

function named(
  names: readonly string[],
  values: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  if (names.length === 0) return NO_PARAMS;
  const params: Record<string, string> = {};
  names.forEach((name, index) => {
    params[name] = values[`p${index}`] ?? '';
  });
  return params;
}
