import {CoreBindings} from '@rondojs/core';
import {inject} from '@rondojs/context';

import {OPENTELEMETRY_CONFIG_SCHEMA} from './config.js';
import {Spans} from './spans.js';
import {pathOf} from './attributes.js';

import type {Application, Component} from '@rondojs/core';
import type {Context} from '@rondojs/context';
import type {OpenTelemetryConfig} from './config.js';

/**
 * Makes spans of the requests of an application, and of their actions, inside of the traces of who has sent them.
 *
 * @example
 * const app = new RestApplication({components: [OpenTelemetryComponent], opentelemetry: {ignore: ['/live', '/ready']}});
 */
export class OpenTelemetryComponent implements Component {
  readonly config = {opentelemetry: OPENTELEMETRY_CONFIG_SCHEMA};

  private readonly spans: Spans;
  private readonly known = new WeakMap<Context, boolean>();

  constructor(
    @inject(CoreBindings.APPLICATION_INSTANCE) private readonly application: Application,
    @inject(`${CoreBindings.APPLICATION_CONFIG}#opentelemetry`, {optional: true}) given: OpenTelemetryConfig = {},
  ) {
    const {actions = true, ignore = []} = given;
    const ignored = new Set(ignore);
    this.spans = new Spans({actions, isWanted: ({server, request}) => this.has(server) && !ignored.has(pathOf(request))});
  }

  onStart(): void {
    this.spans.open();
  }

  /** After the servers: what they drained has its spans. */
  onStop(): void {
    this.spans.close();
  }

  /** Channels are the process's: requests of other applications are none of this one. */
  private has(server: Context): boolean {
    const known = this.known.get(server);
    if (known !== undefined) return known;
    const isOurs = server.getSync(CoreBindings.APPLICATION_INSTANCE) === this.application;
    this.known.set(server, isOurs);
    return isOurs;
  }
}
