import {bind} from '@rondojs/context';
import {createTestApp} from '@rondojs/testing';

import {PARCEL_STORE, ParcelStore} from '../src/parcel-store.js';
import {ParcelApplication} from '../src/parcel-application.js';

import type {SoapServer} from '../src/soap/soap-server.js';
import type {TestApp} from '@rondojs/testing';

export const NAMESPACE = 'urn:example:parcels';

/** Both servers on free ports, at a time that stands still. */
export async function givenParcels(config?: ConstructorParameters<typeof ParcelApplication>[0]) {
  const store = new ParcelStore(() => new Date('2026-01-15T09:00:00Z'));
  const app = await createTestApp(new ParcelApplication(config), {socket: true, overrides: [bind(PARCEL_STORE).to(store)]});
  return {app, store, soapUrl: `${soapServerOf(app).url}/`, soapServer: soapServerOf(app)};
}

/** Sends an envelope, or whatever else, as a client of SOAP would. */
export async function send(url: string, action: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {'content-type': 'text/xml; charset=utf-8', soapaction: `"${NAMESPACE}#${action}"`, ...headers},
  });
  return {status: response.status, headers: response.headers, text: await response.text()};
}

export function envelope(content: string): string {
  return `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${content}</e:Body></e:Envelope>`;
}

/** A call, of members that are written already. */
export function call(name: string, members: string): string {
  return envelope(`<${name} xmlns="${NAMESPACE}">${members}</${name}>`);
}

/** The text of the first element of a name. */
export function textOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

function soapServerOf({app}: TestApp): SoapServer {
  return app.getServerSync<SoapServer>('soap');
}
