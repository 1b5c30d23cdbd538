import {BindingKey} from '@rondojs/context';

import {RestConfigError} from './errors.js';

import type {AddressInfo} from 'node:net';
import type {CompleteRestConfig} from './config.js';
import type {Server as HttpServer} from 'node:http';

/**
 * Opens a server of node:http to its clients, when all is ready for them.
 *
 * Bind your own to take connections from elsewhere: a socket that the system has opened, or no socket at all.
 * What it emits as `connection` is served, as long as the application runs.
 *
 * @param name - that of the server, under which it is configured
 * @throws {RestConfigError} with the address and what to do, when it cannot be had
 */
export type Listen = (http: HttpServer, config: CompleteRestConfig, name: string) => Promise<void>;

export const LISTEN = BindingKey.create<Listen>('rest.listen');

/** Has a server take its address. */
export const listen: Listen = (http, {host, port}, name) => {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(explained(error, host, port, name));
    http.once('error', fail);
    http.listen({host, port}, () => {
      http.off('error', fail);
      resolve();
    });
  });
};

/** An address that a browser on this machine can open. */
export function reachable({address, family}: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return 'localhost';
  return family === 'IPv6' ? `[${address}]` : address;
}

function explained(error: NodeJS.ErrnoException, host: string, port: number, name: string): Error {
  const place = name === 'RestServer' ? 'rest' : name;
  const remedy = (other: number | string) => `set another port: {${place}: {port: ${other}}}.`;
  switch (error.code) {
    case 'EADDRINUSE':
      return refused(`${host}:${port} is in use by another server. Stop that one, or ${remedy(port + 1)}`, error);
    case 'EACCES':
      return refused(`${host}:${port} is not for everybody to listen on. Run with the right to, or ${remedy(8080)}`, error);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return refused(`${host} is no address of this machine. Set another host: {${place}: {host: '127.0.0.1'}}.`, error);
    default:
      return error;
  }
}

function refused(message: string, cause: Error): Error {
  return new RestConfigError(message, {cause});
}
