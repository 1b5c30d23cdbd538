import {bind} from '@rondojs/context';

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
import {logErrorToConsole} from './log-error.js';

import type {Component} from '@rondojs/core';

/** Gives an application a REST server, and the five actions of its sequence. */
export class RestComponent implements Component {
  readonly servers = [RestServer];

  readonly bindings = [
    bind(SEQUENCE).toClass(DefaultSequence),
    bind(FIND_ROUTE).toProvider(FindRouteProvider),
    bind(PARSE_PARAMS).toProvider(ParseParamsProvider),
    bind(INVOKE_METHOD).toProvider(InvokeMethodProvider),
    bind(SEND).toProvider(SendProvider),
    bind(REJECT).toProvider(RejectProvider),
    bind(LOG_ERROR).to(logErrorToConsole),
  ];
}
