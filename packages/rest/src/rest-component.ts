import {BindingScope, bind} from '@rondojs/context';

import {BODY_READERS, BodyReaders} from './params/body-reader.js';
import {CREATE_VALIDATOR} from './contract/validation.js';
import {DefaultSequence} from './default-sequence.js';
import {FIND_ROUTE} from './contract/route.js';
import {FindRouteProvider} from './routing/find-route.js';
import {INVOKE_METHOD, LOG_ERROR, PARSE_PARAMS, REJECT, SEND} from './contract/actions.js';
import {InvokeMethodProvider} from './invoke.js';
import {LogErrorProvider} from './log-error.js';
import {ParseParamsProvider} from './params/parse-params.js';
import {REST_CONFIG_SCHEMA} from './config.js';
import {RejectProvider} from './response/reject.js';
import {RestServer} from './rest-server.js';
import {SEQUENCE} from './contract/sequence.js';
import {SendProvider} from './response/send.js';
import {LISTEN, listen} from './listen.js';
import {builtinParsers} from './params/bodies/body-parsers.js';
import {ToProblemProvider} from './response/to-problem.js';
import {TO_PROBLEM} from './contract/problem.js';
import {createValidator} from './params/validator.js';

import type {Component} from '@rondojs/core';

const {SERVER} = BindingScope;

/** Gives an application a REST server, unless it has its own, and the five actions of its sequence. */
export class RestComponent implements Component {
  readonly servers = [RestServer];

  /** What all REST servers share. */
  readonly config = {rest: REST_CONFIG_SCHEMA};

  readonly bindings = [
    bind(LISTEN).to(listen),
    bind(SEQUENCE).toClass(DefaultSequence),
    bind(FIND_ROUTE).toProvider(FindRouteProvider).inScope(SERVER),
    bind(PARSE_PARAMS).toProvider(ParseParamsProvider).inScope(SERVER),
    bind(INVOKE_METHOD).toProvider(InvokeMethodProvider).inScope(SERVER),
    bind(SEND).toProvider(SendProvider).inScope(SERVER),
    bind(REJECT).toProvider(RejectProvider).inScope(SERVER),
    bind(BODY_READERS).toClass(BodyReaders).inScope(SERVER),
    ...builtinParsers(),
    bind(LOG_ERROR).toProvider(LogErrorProvider).inScope(SERVER),
    bind(CREATE_VALIDATOR).to(createValidator),
    bind(TO_PROBLEM).toProvider(ToProblemProvider).inScope(SERVER),
  ];
}
