import {isReference} from '@rondojs/openapi-spec';

import {resolveResponse} from './contract.js';

import type {ComponentsObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {Problem} from '../contract/problem.js';
import type {Route} from '../contract/route.js';

/** A problem that a contract declares: its schema has a `const` for its type, and perhaps one for its code. */
interface DeclaredProblem {
  readonly type: string;
  readonly code: unknown;
}

const declared = new WeakMap<Route, Map<number, readonly DeclaredProblem[]>>();

/** The type that an operation declares for a problem: that of its status, and of its code where there are several. */
export function declaredTypeOf({status, code}: Problem, route: Route): string | undefined {
  const problems = problemsOf(route, status);
  const fitting = problems.find(problem => problem.code === code) ?? problems.find(problem => problem.code === undefined);
  return fitting?.type;
}

function problemsOf(route: Route, status: number): readonly DeclaredProblem[] {
  const byStatus = declared.get(route) ?? new Map<number, readonly DeclaredProblem[]>();
  declared.set(route, byStatus);
  const known = byStatus.get(status);
  if (known) return known;

  const problems = readProblems(route, status);
  byStatus.set(status, problems);
  return problems;
}

function readProblems({spec, components}: Route, status: number): readonly DeclaredProblem[] {
  const responses = (spec.responses ?? {}) as Record<string, unknown>;
  const response = responses[status] ?? responses[`${Math.trunc(status / 100)}XX`] ?? responses.default;
  const schema = resolveResponse(response, components).content?.['application/problem+json']?.schema;
  return schema ? problemsIn(schema, components, 0) : [];
}

/** Schemas may refer to each other in circles; nobody composes a problem of more than a few. */
const MAX_DEPTH = 8;

function problemsIn(schema: SchemaOrReference, components: ComponentsObject, depth: number): readonly DeclaredProblem[] {
  if (depth > MAX_DEPTH) return [];
  if (isReference(schema)) {
    const target: unknown = components.schemas?.[schema.$ref.slice('#/components/schemas/'.length)];
    return target ? problemsIn(target as SchemaObject, components, depth + 1) : [];
  }
  const {properties = {}, oneOf = [], anyOf = [], allOf = []} = schema;
  const type = constOf(properties.type);
  const own = typeof type === 'string' ? [{type, code: constOf(properties.code)}] : [];
  return [...own, ...[...oneOf, ...anyOf, ...allOf].flatMap(part => problemsIn(part, components, depth + 1))];
}

function constOf(schema: SchemaOrReference | undefined): unknown {
  return (schema as {const?: unknown} | undefined)?.const;
}
