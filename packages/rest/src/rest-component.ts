import {BindingScope, bind} from '@rondojs/context';

import {BODY_READERS, BodyReaders} from './params/body-reader.js';
import {DefaultSequence} from './default-sequence.js';
import {FIND_ROUTE} from './contract/route.js';
import {FindRouteProvider} from './routing/find-route.js';
import {INVOKE_METHOD, LOG_ERROR, PARSE_PARAMS, REJECT, SEND} from './contract/actions.js';
import {InvokeMethodProvider} from './invoke.js';
import {ParseParamsProvider} from './params/parse-params.js';
import {RejectProvider} from './response/reject.js';
import {RestServer} from './rest-server.js';
import {SEQUENCE} from './contract/sequence.js';
import {SendProvider} from './response/send.js';
import {builtinParsers} from './params/bodies/body-parsers.js';
import {logErrorToConsole} from './log-error.js';

import type {Component} from '@rondojs/core';

const {SERVER} = BindingScope;

/** Gives an application a REST server, and the five actions of its sequence. */
export class RestComponent implements Component {
  readonly servers = [RestServer];

  readonly bindings = [
    bind(SEQUENCE).toClass(DefaultSequence),
    bind(FIND_ROUTE).toProvider(FindRouteProvider).inScope(SERVER),
    bind(PARSE_PARAMS).toProvider(ParseParamsProvider).inScope(SERVER),
    bind(INVOKE_METHOD).toProvider(InvokeMethodProvider).inScope(SERVER),
    bind(SEND).toProvider(SendProvider).inScope(SERVER),
    bind(REJECT).toProvider(RejectProvider).inScope(SERVER),
    bind(BODY_READERS).toClass(BodyReaders).inScope(SERVER),
    ...builtinParsers(),
    bind(LOG_ERROR).to(logErrorToConsole),
  ];
}
