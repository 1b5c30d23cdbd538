import {pathToFileURL} from 'node:url';
import {resolve} from 'node:path';

import {UsageError, messageOf} from './errors.js';

import type {OpenApiSpec} from '@rondojs/openapi-spec';

/** A server of an application, as far as its contract goes. */
export interface NamedDocument {
  readonly name: string;
  readonly document: OpenApiSpec;
}

/*
 * Applications are known by what they can do, and not by their class: a program may have another copy of Rondo than
 * this command.
 */
interface ServerLike {
  getApiSpec(): OpenApiSpec;
}

export interface ApplicationLike {
  findByTag(tag: string): readonly {readonly key: string}[];
  get(key: string): Promise<unknown>;
  init?(): Promise<void>;
}

/**
 * The documents of an application that a module exports as `app` or by default: itself, its class, or a function that
 * makes it. It is not started.
 *
 * @param init - whether its observers and asynchronous components are initialised first
 * @throws {UsageError} when there is no such thing
 */
export async function documentsOf(module: string, init: boolean): Promise<readonly NamedDocument[]> {
  const exported = await made(await load(module), module);
  if (isServer(exported)) return [{name: 'server', document: exported.getApiSpec()}];
  if (!isApplication(exported)) throw noApplication(module);

  if (init) await exported.init?.();
  return documentsIn(exported);
}

/** The documents of all servers of an application that have one. */
export async function documentsIn(application: ApplicationLike): Promise<readonly NamedDocument[]> {
  const keys = application.findByTag('server').map(({key}) => key);
  const servers = await Promise.all(keys.map(async key => ({name: key.replace(/^servers[.]/, ''), server: await application.get(key)})));
  return servers.flatMap(({name, server}) => (isServer(server) ? [{name, document: server.getApiSpec()}] : []));
}

async function load(module: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(resolve(module)).href)) as Record<string, unknown>;
  } catch (cause) {
    const {code} = cause as {code?: unknown};
    if (code === 'ERR_UNKNOWN_FILE_EXTENSION') throw new UsageError(noTypeScript(module), {cause});
    throw new UsageError(`${module} cannot be loaded: ${messageOf(cause)}`, {cause});
  }
}

function noTypeScript(module: string): string {
  return (
    `${module} is TypeScript, which this Node does not run. Give the file that it is compiled to, ` +
    `or install tsx and run: node --import tsx node_modules/.bin/rondo ...`
  );
}

async function made(exports: Record<string, unknown>, module: string): Promise<unknown> {
  const exported = exports.app ?? exports.default;
  if (typeof exported !== 'function') return exported;
  if (isClass(exported)) return new exported();
  try {
    return await (exported as () => unknown)();
  } catch (cause) {
    throw new UsageError(`${module} failed to make its application: ${messageOf(cause)}`, {cause});
  }
}

function isClass(value: unknown): value is new () => unknown {
  return typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
}

function isServer(value: unknown): value is ServerLike {
  return typeof (value as Partial<ServerLike> | null | undefined)?.getApiSpec === 'function';
}

function isApplication(value: unknown): value is ApplicationLike {
  return typeof (value as Partial<ApplicationLike> | null | undefined)?.findByTag === 'function';
}

function noApplication(module: string): UsageError {
  return new UsageError(`${module} exports no application. Export it as \`app\` or by default: itself, or a function that makes it.`);
}
