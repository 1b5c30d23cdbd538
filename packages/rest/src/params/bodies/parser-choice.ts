import {BODY_PARSERS} from '../../contract/body-parser.js';
import {RestConfigError} from '../../errors.js';
import {isBuiltin} from './body-parsers.js';
import {isOfRange} from './media-type.js';

import type {Binding, Constructor} from '@rondojs/context';
import type {BodyParser, BytesParser} from '../../contract/body-parser.js';
import type {MediaTypeObject} from '@rondojs/openapi-spec';

/** All body parsers that a server has. */
export class ParserChoice {
  private readonly named: ReadonlyMap<string, BodyParser>;
  private readonly inOrder: readonly BodyParser[];

  /** @param bindings - of the parsers, in the order of these */
  constructor(bindings: readonly Binding[], parsers: readonly BodyParser[]) {
    const all = bindings.map((binding, index) => ({binding, parser: parsers[index] as BodyParser}));
    this.named = new Map(all.map(({binding: {key}, parser}) => [key.slice(BODY_PARSERS.length + 1), parser]));
    const others = all.filter(({binding}) => !isBuiltin(binding));
    const builtin = all.filter(({binding}) => isBuiltin(binding));
    this.inOrder = [...others, ...builtin].map(({parser}) => parser);
  }

  /** The first parser that understands a media type. */
  find(type: string): BodyParser | undefined {
    return this.inOrder.find(({mediaTypes}) => mediaTypes.some(range => isOfRange(type, range)));
  }

  /**
   * The parser that a contract names: `x-parser` is a parser's name, its class, or a function in its place.
   *
   * @throws {RestConfigError} when there is none of that name
   */
  wanted(content: MediaTypeObject): BodyParser | undefined {
    const wanted: unknown = content['x-parser' as keyof MediaTypeObject];
    if (wanted === undefined) return undefined;
    if (typeof wanted === 'function') return parserOf(wanted);
    const name = typeof wanted === 'string' ? wanted : JSON.stringify(wanted);
    const parser = this.named.get(name);
    if (parser) return parser;
    const names = [...this.named.keys()].join(', ');
    throw new RestConfigError(`There is no body parser named ${name}, as x-parser asks for. There are: ${names}.`);
  }
}

function parserOf(wanted: object): BodyParser {
  const {prototype} = wanted as {prototype?: Partial<BytesParser>};
  if (!prototype?.parse && !(prototype && 'parseStream' in prototype)) {
    return {mediaTypes: [], parse: wanted as BytesParser['parse']};
  }
  return new (wanted as Constructor<BodyParser>)();
}
