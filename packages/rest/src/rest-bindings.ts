import {BODY_LIMIT} from './contract/body-limits.js';
import {BODY_PARSERS} from './contract/body-parser.js';
import {FIND_ROUTE, ROUTING_TABLE} from './contract/route.js';
import {INVOKE_METHOD, LOG_ERROR, PARSE_PARAMS, REJECT, SEND} from './contract/actions.js';
import {CONTROLLER, CONTROLLER_CLASS, CONTROLLER_METHOD_NAME} from './request-context.js';
import {PARAMS, REQUEST, REQUEST_CONTEXT, REQUEST_ID, RESPONSE, RETURN_VALUE, ROUTE, SIGNAL} from './request-context.js';
import {REST_CONFIG} from './config.js';
import {LISTEN} from './listen.js';
import {REQUEST_LOGGER} from './request-logger.js';
import {SEQUENCE} from './contract/sequence.js';
import {TO_PROBLEM} from './contract/problem.js';
import {CREATE_VALIDATOR} from './contract/validation.js';

/** The keys of a REST server: rebind one, on the application or on a server, to change what it names. */
export const RestBindings = {
  CONFIG: REST_CONFIG,
  LISTEN,
  ROUTING_TABLE,
  BODY_LIMIT,
  BODY_PARSERS,
  SEQUENCE,
  CREATE_VALIDATOR,
  TO_PROBLEM,
  SequenceActions: {
    FIND_ROUTE,
    PARSE_PARAMS,
    INVOKE_METHOD,
    SEND,
    REJECT,
    LOG_ERROR,
  },
  Http: {
    REQUEST,
    RESPONSE,
    SIGNAL,
    REQUEST_ID,
    CONTEXT: REQUEST_CONTEXT,
    LOGGER: REQUEST_LOGGER,
  },
  Operation: {
    ROUTE,
    PARAMS,
    RETURN_VALUE,
    CONTROLLER,
    CONTROLLER_CLASS,
    CONTROLLER_METHOD_NAME,
  },
} as const;
