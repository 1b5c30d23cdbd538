import {BindingScope, bind} from '@rondojs/context';

import {BODY_PARSERS, BODY_PARSER_TAG} from '../../contract/body-parser.js';
import {JsonParser} from './json-parser.js';
import {MultipartParser} from './multipart-parser.js';
import {RawParser, TextParser, UnreadParser} from './simple-parsers.js';
import {SavedFormParser} from './saved-form-parser.js';
import {UrlencodedParser} from './urlencoded-parser.js';

import type {Binding, Constructor} from '@rondojs/context';
import type {BodyParser} from '../../contract/body-parser.js';

/** What tells our own parsers, which are asked last, from those of users. */
const BUILTIN = 'builtin';

/** The parsers that every application has, in the order in which they are asked. */
export function builtinParsers(): readonly Binding[] {
  return [
    builtin('json', JsonParser),
    builtin('urlencoded', UrlencodedParser),
    builtin('multipart', MultipartParser),
    builtin('text', TextParser),
    builtin('raw', RawParser),
    builtin('files', SavedFormParser),
    builtin('stream', UnreadParser),
  ];
}

/** A binding of a parser, for an application or for one server; a name that is taken is taken over. */
export function bodyParserBinding(type: Constructor<BodyParser>, name = type.name): Binding<BodyParser> {
  const binding = bind<BodyParser>(`${BODY_PARSERS}.${name}`).toClass(type);
  return binding.tag(BODY_PARSER_TAG).inScope(BindingScope.SINGLETON).applySpecOf(type);
}

/** Whether a parser is one of ours. */
export function isBuiltin({tagMap}: Binding): boolean {
  return tagMap[BODY_PARSER_TAG] === BUILTIN;
}

function builtin(name: string, type: Constructor<BodyParser>): Binding {
  return bodyParserBinding(type, name).tag({[BODY_PARSER_TAG]: BUILTIN});
}
