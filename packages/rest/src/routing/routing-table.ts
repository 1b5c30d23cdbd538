import {METHODS} from 'node:http';

import Router from 'find-my-way';
import {mayGenerateCode} from '@rondojs/json-schema';

import {BadPathError, MethodNotAllowedError, RestConfigError, RouteNotFoundError, UrlTooLongError} from '../errors.js';
import {REST_DEFAULTS} from '../config.js';
import {ResolvedRoute} from '../contract/route.js';
import {SegmentMatcher, heaviest} from './segment-matcher.js';
import {SegmentTree} from './segment-tree.js';
import {constraintsOf, hostOf, versionOf} from './constraints.js';
import {parseTemplate} from './path-template.js';
import {isBelow} from './mount-route.js';
import {optionsRoute} from './options-route.js';
import {namesWithValues} from './path-values.js';
import {splitUrl} from './url.js';
import {toCanonicalPath} from './canonical-path.js';

import type {ConstraintStrategy, HTTPMethod, HTTPVersion} from 'find-my-way';
import type {PathTemplate} from './path-template.js';
import type {Request} from '../contract/http.js';
import type {Route, RouteFinder} from '../contract/route.js';

/** What the router keeps for a pattern. */
interface Entry {
  readonly route: Route;
  readonly template: PathTemplate;
}

/** What a request is asked for besides its path, where a route wants to know. */
type Derived = Record<string, string | undefined>;

/** All routes of a server, found by method and path. */
export class RoutingTable implements RouteFinder {
  private readonly shapes = new Map<string, Route>();
  /** The longest path first. */
  private readonly mounts: readonly {readonly route: Route; readonly prefix: string}[];
  private readonly methods = new Set<string>();
  /** The kinds of constraints that routes have; a request is asked for no others. */
  private readonly derivers = new Map<string, (request: Request, path: string) => string | undefined>();
  private readonly router = createRouter();

  constructor(
    readonly routes: readonly Route[],
    private readonly maxUrlLength: number = REST_DEFAULTS.urlLimit,
  ) {
    for (const route of routes) if (route.kind !== 'mount') this.add(route);
    const mounts = routes.filter(({kind}) => kind === 'mount');
    this.mounts = mounts
      .map(route => ({route, prefix: toCanonicalPath(route.path)}))
      .sort((one, other) => other.prefix.length - one.prefix.length);
  }

  find(request: Request): ResolvedRoute | RouteNotFoundError {
    const {method = 'GET', url = '/'} = request;
    if (url.length > this.maxUrlLength) throw new UrlTooLongError(this.maxUrlLength);

    const {path, query} = splitUrl(url);
    const canonical = toCanonicalPath(path);
    if (canonical.includes('%')) checkEscapes(canonical);
    const found = this.lookup(method, canonical, request) ?? this.lookupGet(method, canonical, request);
    if (!found) return this.findMount(request, canonical, query) ?? this.answerMethods(request, path, canonical, query);

    const {route, template} = found.store as Entry;
    return new ResolvedRoute(route, request, namesWithValues(template, found.params), query);
  }

  /** The routes that there are, one line each: verb, path and name, in the order of their paths. */
  print(): string {
    const width = Math.max(0, ...this.routes.map(({path}) => path.length));
    const line = ({kind, verb, path, name}: Route) =>
      `${(kind === 'mount' ? 'ANY' : verb.toUpperCase()).padEnd(7)} ${path.padEnd(width)}  ${name}`;
    return [...this.routes].sort((one, other) => (one.path < other.path ? -1 : 1)).map(line).join('\n');
  }

  private add(route: Route): void {
    const template = parseTemplate(route.path);
    const {host, version} = constraintsOf(route);
    const method = route.verb.toUpperCase();
    checkMethod(method, route);
    if (!this.claim(`${method} ${template.shape} ${host ?? ''} ${version ?? ''}`, method, route)) return;

    if (host) this.derivers.set('host', hostOf);
    if (version) this.derivers.set('version', versionOf);
    if (template.segments) this.derivers.set('segments', (_, path) => path);
    const constraints = {
      ...(host && {host}),
      ...(version && {version}),
      ...(template.segments && {segments: new SegmentMatcher(template)}),
    };
    this.methods.add(method);
    const entry: Entry = {route, template};
    this.router.on(method as HTTPMethod, template.pattern, {constraints}, () => undefined, entry);
  }

  /** Takes a shape for a route; false when a redirect has it. */
  private claim(shape: string, method: string, route: Route): boolean {
    const other = this.shapes.get(shape);
    if (other?.kind === 'redirect' && route.kind !== 'redirect') return false;
    if (other) {
      throw new RestConfigError(
        `${other.name} (${other.path}) and ${route.name} (${route.path}) both answer ${method}: ` +
          `their paths have one shape. Give one of them another path.`,
      );
    }
    this.shapes.set(shape, route);
    return true;
  }

  private lookup(method: string, path: string, request: Request) {
    // The router would decode; twice escaped, the text comes back as it was, and an escaped slash is no slash.
    const escaped = path.includes('%') ? path.replaceAll('%', '%25') : path;
    return this.router.find(method as HTTPMethod, escaped, this.derive(request, path));
  }

  private lookupGet(method: string, path: string, request: Request) {
    return method === 'HEAD' ? this.lookup('GET', path, request) : null;
  }

  private derive(request: Request, path: string): Derived | undefined {
    if (this.derivers.size === 0) return undefined;
    const derived: Derived = {};
    for (const [name, read] of this.derivers) derived[name] = read(request, path);
    return derived;
  }

  private findMount(request: Request, path: string, query: string): ResolvedRoute | undefined {
    const mount = this.mounts.find(({prefix}) => isBelow(path, prefix));
    return mount && new ResolvedRoute(mount.route, request, {}, query);
  }

  methodsOf(request: Request): readonly string[] {
    return this.allowed(toCanonicalPath(splitUrl(request.url ?? '/').path), request);
  }

  /** OPTIONS is answered for every path that there is, and for the whole server: `*`. */
  private answerMethods(request: Request, path: string, canonical: string, query: string): ResolvedRoute | RouteNotFoundError {
    const {method = 'GET'} = request;
    // Most that comes here is a path of nobody: it is not worth a list.
    if (path !== '*' && !this.isKnown(canonical, request)) return new RouteNotFoundError(method, path);
    const allowed = path === '*' ? withImplied([...this.methods]) : this.allowed(canonical, request);
    if (method !== 'OPTIONS') throw new MethodNotAllowedError(method, path, allowed);
    return new ResolvedRoute(optionsRoute(path, allowed), request, {}, query);
  }

  /** Whether a path has another method than that of its request, which has been looked for. */
  private isKnown(canonical: string, request: Request): boolean {
    for (const other of this.methods) {
      if (other !== request.method && this.lookup(other, canonical, request)) return true;
    }
    return false;
  }

  private allowed(canonical: string, request: Request): readonly string[] {
    return withImplied([...this.methods].filter(other => this.lookup(other, canonical, request)));
  }
}

const NO_QUERY: Readonly<Record<string, string>> = Object.freeze({});

/** find-my-way makes code from strings for each of its routes; where that is forbidden, a tree of our own finds them. */
function createRouter() {
  if (!mayGenerateCode()) return new SegmentTree();
  return Router({
    // The length of the URL has been checked; the router's own limit would make a 404 of a long value.
    maxParamLength: Number.MAX_SAFE_INTEGER,
    constraints: {segments: SEGMENTS},
    // It is given paths alone, and would make an object of the query of each.
    querystringParser: () => NO_QUERY,
  });
}

/** HEAD is answered where GET is, and OPTIONS wherever something is. */
function withImplied(methods: readonly string[]): readonly string[] {
  if (methods.length === 0) return [];
  const implied = methods.includes('GET') ? ['HEAD', 'OPTIONS'] : ['OPTIONS'];
  return [...new Set([...methods, ...implied])].sort();
}

/** Lets the router go on to its next route where the segments of a path do not look as the template says. */
const SEGMENTS: ConstraintStrategy<HTTPVersion.V1> = {
  name: 'segments',
  deriveConstraint: () => '',
  storage: () => {
    // The router keeps a set of bits for each matcher, and asks with a path.
    const bits = new Map<unknown, number>();
    return {
      get: (asked: unknown) => (typeof asked === 'string' ? bestOf(bits, asked) : bits.get(asked)) as never,
      set: (matcher: unknown, value: unknown) => void bits.set(matcher, value as number),
    };
  },
};

/** The bits of the most particular matcher that fits. */
function bestOf(bits: ReadonlyMap<unknown, number>, path: string): number | undefined {
  const fitting = [...bits.keys()].filter((one): one is SegmentMatcher => one instanceof SegmentMatcher && one.fits(path));
  const best = heaviest(fitting);
  return best && bits.get(best);
}

/** What the parser of node:http does not know never comes here. */
function checkMethod(method: string, {name, path}: Route): void {
  if (METHODS.includes(method)) return;
  throw new RestConfigError(
    `${name} (${path}) answers ${method}, which Node.js ${process.versions.node} does not let in. ` +
      `Take a method of http.METHODS, or a newer Node.js.`,
  );
}

function checkEscapes(path: string): void {
  try {
    decodeURIComponent(path);
  } catch {
    throw new BadPathError();
  }
}
