import {nearest} from '@rondojs/context';

import {BODY_PARSERS, BODY_PARSER_TAG} from '../contract/body-parser.js';
import {requestBodyOf} from './body-reader.js';

import type {Context} from '@rondojs/context';
import type {Route} from '../contract/route.js';

/** Finds the parsers that operations ask for by `x-parser`, and that a server does not have. */
export function findMissingParsers(server: Context, routes: readonly Route[]): readonly string[] {
  const names = server.findByTag(BODY_PARSER_TAG).map(({key}) => key.slice(BODY_PARSERS.length + 1));
  return routes.flatMap(route =>
    wantedParsers(route)
      .filter(wanted => typeof wanted !== 'function' && !names.includes(wanted as string))
      .map(wanted => `${route.name}: ${faultOf(wanted, names)}`),
  );
}

function wantedParsers(route: Route): readonly unknown[] {
  const {content = {}} = requestBodyOf(route) ?? {};
  return Object.values(content as Record<string, object>).flatMap(media => ('x-parser' in media ? [media['x-parser']] : []));
}

function faultOf(wanted: unknown, names: readonly string[]): string {
  const name = typeof wanted === 'string' ? wanted : JSON.stringify(wanted);
  const meant = nearest(name, names);
  const advice = meant === undefined ? `There are: ${names.join(', ')}.` : `Did you mean ${meant}?`;
  return `there is no body parser named ${name}, as x-parser asks for. ${advice}`;
}
