import {RestServer} from '@rondojs/rest';

import type {RestServerConfig} from '@rondojs/rest';

/** Options of a SOAP server: those of a REST server, and one more. */
export interface SoapServerConfig extends RestServerConfig {
  /** The namespace of operations and types. @defaultValue 'urn:rondo:soap' */
  readonly namespace?: string;
}

export const DEFAULT_NAMESPACE = 'urn:rondo:soap';

const {properties, propertyNames, ...others} = RestServer.configSchema;

/** What the options must be: checked at the start. */
export const SOAP_CONFIG_SCHEMA = {
  ...others,
  propertyNames: {enum: [...propertyNames.enum, 'namespace']},
  properties: {...properties, namespace: {type: 'string', minLength: 1, format: 'uri'}},
};
