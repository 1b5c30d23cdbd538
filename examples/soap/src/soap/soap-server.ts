import {Binding, config, inject} from '@rondojs/context';
import {CoreBindings} from '@rondojs/core';
import {RestBindings, RestServer, SERIALIZER_TAG} from '@rondojs/rest';

import {DEFAULT_NAMESPACE, SOAP_CONFIG_SCHEMA} from './config.js';
import {EnvelopeParser} from './envelope-parser.js';
import {EnvelopeSerializer} from './envelope-serializer.js';
import {RejectByFaultProvider} from './reject-by-fault.js';
import {SoapTable} from './soap-table.js';
import {writeWsdl} from './wsdl.js';

import type {Application, ServerDescription} from '@rondojs/core';
import type {RestServerConfig} from '@rondojs/rest';
import type {SoapServerConfig} from './config.js';

/**
 * Answers SOAP 1.1 with the controllers of its application. Sequence and actions are those of a REST server; it has
 * other ends: where routes are found, how a body is read, how a result and how an error is written.
 */
export class SoapServer extends RestServer {
  static override readonly configSchema = SOAP_CONFIG_SCHEMA as never;

  private readonly table: SoapTable;
  private readonly namespace: string;

  constructor(
    @inject(CoreBindings.APPLICATION_INSTANCE) application: Application,
    @config() {namespace = DEFAULT_NAMESPACE, ...own}: SoapServerConfig = {},
    @inject(`${CoreBindings.APPLICATION_CONFIG}#rest`, {optional: true}) shared: RestServerConfig = {},
    @inject.binding() binding?: Binding,
  ) {
    super(application, own, shared, binding);
    this.namespace = namespace;
    this.table = new SoapTable(this.getSync(RestBindings.ROUTING_TABLE), namespace, this.config.basePath);
    this.bind(RestBindings.ROUTING_TABLE).to(this.table);
    this.bodyParser(EnvelopeParser);
    this.bind('soap.serializer').to(new EnvelopeSerializer(() => this.getApiSpec().components ?? {})).tag(SERIALIZER_TAG);
    this.bind(RestBindings.SequenceActions.REJECT).toProvider(RejectByFaultProvider);
  }

  /** Also tells what has no form in SOAP, before a port is taken. */
  override async start(): Promise<void> {
    this.getWsdl('');
    await super.start();
  }

  /** The WSDL of all operations that the server answers now. @throws {RestConfigError} */
  getWsdl(url = `${this.url}/`): string {
    return writeWsdl([...this.table.operations.values()], this.namespace, url);
  }

  override describe(): ServerDescription {
    return {...super.describe(), ...(this.url && {documentation: `${this.url}/?wsdl`})};
  }
}
