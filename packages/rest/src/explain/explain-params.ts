import {isPromiseLike} from '@rondojs/context';
import {isReference} from '@rondojs/openapi-spec';

import {BODY_PARSER_TAG} from '../contract/body-parser.js';
import {ParserChoice} from '../params/bodies/parser-choice.js';
import {parseMediaType} from '../params/bodies/media-type.js';
import {partsOf, typesOf} from '../params/schema-view.js';

import type {BodyParser} from '../contract/body-parser.js';
import type {Context} from '@rondojs/context';
import type {MediaTypeObject, ParameterObject} from '@rondojs/openapi-spec';
import type {Route} from '../contract/route.js';

/** How the arguments of an operation are read: one line each. */
export function explainParams(route: Route, server: Context): readonly string[] {
  return route.args.flatMap(source => {
    if (!source) return [];
    return source.kind === 'parameter' ? [explainParameter(source.parameter, route)] : explainBody(route, server);
  });
}

function explainParameter(parameter: ParameterObject, {components}: Route): string {
  const {name, in: place, content, required, schema = {}} = parameter;
  const style = parameter.style ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple');
  const [mediaType] = Object.keys(content ?? {});
  const types = [...typesOf(partsOf(schema, components))].join(' or ') || 'anything';
  const how = mediaType ?? `${types}, style ${style}`;
  return `${name}: ${place}, ${how}${required ? ', required' : ''}`;
}

function explainBody({spec, components}: Route, server: Context): readonly string[] {
  const given = spec.requestBody;
  const name = isReference(given) ? given.$ref.slice('#/components/requestBodies/'.length) : '';
  const body = isReference(given) ? components.requestBodies?.[name] : given;
  if (!body || isReference(body)) return [];
  const choice = choiceOf(server);
  return Object.entries(body.content).map(([type, content]) => {
    const parser = choice && parserName(type, content, choice);
    return `body: ${type}${parser ? `, by ${parser}` : ''}${body.required ? ', required' : ''}`;
  });
}

function parserName(type: string, content: MediaTypeObject, choice: ParserChoice): string {
  const parser = choice.wanted(content) ?? choice.find(parseMediaType(type)?.type ?? type);
  return parser?.constructor.name ?? 'no parser';
}

/** Undefined where some parser is made asynchronously: explaining waits for nobody. */
function choiceOf(server: Context): ParserChoice | undefined {
  const bindings = server.findByTag(BODY_PARSER_TAG);
  const parsers = bindings.map(({key}) => server.getValueOrPromise<BodyParser>(key));
  if (!parsers.some(isPromiseLike)) return new ParserChoice(bindings, parsers as BodyParser[]);
  for (const parser of parsers.filter(isPromiseLike)) parser.then(undefined, () => undefined);
  return undefined;
}
