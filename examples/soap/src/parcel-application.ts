import {Application} from '@rondojs/core';
import {BindingScope} from '@rondojs/context';
import {RestComponent, RestServer} from '@rondojs/rest';

import {PARCEL_STORE, ParcelStore} from './parcel-store.js';
import {ParcelController} from './parcel-controller.js';
import {SoapServer} from './soap/soap-server.js';

import type {RestServerConfig} from '@rondojs/rest';
import type {SoapServerConfig} from './soap/config.js';

/** One controller, and two servers that answer with it. */
export class ParcelApplication extends Application {
  constructor({open, soap}: {open?: RestServerConfig; soap?: SoapServerConfig} = {}) {
    const config = {
      name: 'parcels',
      components: [RestComponent],
      controllers: [ParcelController],
      servers: {open: RestServer, soap: SoapServer},
      rest: {info: {title: 'Parcels', version: '1.0.0'}},
      open: {port: 3000, ...open},
      soap: {port: 3001, namespace: 'urn:example:parcels', ...soap},
    };
    super(config);
    this.bind(PARCEL_STORE).toClass(ParcelStore).inScope(BindingScope.SINGLETON);
  }
}
