import {intercept} from '@rondojs/context';
import {api, del, get, param, patch, post, put, requestBody, response} from '@rondojs/openapi-spec';

import {describeTable} from '../table.js';
import {schemaNames, tableSchemas} from '../table-schemas.js';
import {valueSchema} from '../column-schema.js';

import type {Interceptor} from '@rondojs/context';
import type {CrudMethod, CrudOptions} from './crud-options.js';
import type {PgTable} from 'drizzle-orm/pg-core';
import type {SchemaNames} from '../table-schemas.js';

/** A decorator of any kind, applied by hand. */
type Decorate = (prototype: object, method: string, at: never) => void;

/** One method: its operation, its arguments in their order, its answers; and whether a key comes first. */
interface Described {
  readonly operation: Decorate;
  readonly isOfRow?: true;
  readonly args: readonly Decorate[];
  readonly responses: readonly Decorate[];
}

/** Says what the methods of a controller answer, as decorators would. */
export function describeCrud<T extends PgTable>(type: new () => object, table: T, options: CrudOptions<T>): void {
  const {name: tableName} = describeTable(table);
  const names = schemaNames(table, options);
  const {path = `/${tableName}`, only} = options;
  Object.defineProperty(type, 'name', {value: `${names.row}Controller`});
  api({basePath: path, components: {schemas: tableSchemas(table, options)}, tags: [{name: tableName}]})(type);
  for (const [method, described] of Object.entries(operationsOf(table, names))) {
    if (!only || only.includes(method as CrudMethod)) describe(type.prototype as object, method, described, table);
  }
}

function describe(prototype: object, method: string, described: Described, table: PgTable): void {
  const {operation, responses} = described;
  const {keys} = describeTable(table);
  const path = described.isOfRow ? keys.map(({name, column}) => param.path(placeOf(name, keys), valueSchema(column)) as Decorate) : [];
  [...path, ...described.args].forEach((decorate, index) => decorate(prototype, method, index as never));
  const descriptor = {value: (prototype as Readonly<Record<string, unknown>>)[method]} as never;
  const whole = path.length > 1 ? [intercept(joinKey(keys.map(({name}) => name))) as Decorate] : [];
  for (const decorate of [...responses, ...whole, operation]) decorate(prototype, method, descriptor);
}

function operationsOf(table: PgTable, names: SchemaNames): Readonly<Record<CrudMethod, Described>> {
  const {name, keys, version} = describeTable(table);
  const place = `/${keys.map(({name: key}) => `{${placeOf(key, keys)}}`).join('/')}`;
  const ifMatch = version ? [matchHeader()] : [];
  const row = rowAnswer(names, version !== undefined);
  const gone = [answer(404), ...(version ? [answer(412), answer(428)] : [])];
  return {
    create: {operation: post('/', {summary: `Creates one of ${name}`}), args: [body(names.create)], responses: [row(201), answer(409)]},
    find: {
      operation: get('/', {summary: `Finds ${name}, page by page`}),
      args: [param.query.object('filter', ref(names.filter)) as Decorate],
      responses: [answer(200, names.page)],
    },
    count: {
      operation: get('/count', {summary: `Counts ${name}`}),
      args: [param.query.object('where', ref(names.where)) as Decorate],
      responses: [response(200, {schema: COUNT})],
    },
    findById: {
      operation: get(place, {summary: `Finds one of ${name}`}),
      isOfRow: true,
      args: [],
      responses: [row(200), answer(404)],
    },
    updateById: {
      operation: patch(place, {summary: `Changes one of ${name}`}),
      isOfRow: true,
      args: [body(names.update), ...ifMatch],
      responses: [row(200), ...gone, answer(409)],
    },
    replaceById: {
      operation: put(place, {summary: `Replaces one of ${name}`}),
      isOfRow: true,
      args: [body(names.create), ...ifMatch],
      responses: [row(200), ...gone, answer(409)],
    },
    deleteById: {
      operation: del(place, {summary: `Deletes one of ${name}`}),
      isOfRow: true,
      args: [...ifMatch],
      responses: [answer(204), ...gone, answer(409)],
    },
  };
}

const COUNT = {type: 'object', required: ['count'], properties: {count: {type: 'integer', minimum: 0}}} as const;

function rowAnswer({row}: SchemaNames, hasTag: boolean): (status: number) => Decorate {
  const headers = hasTag ? {headers: {ETag: {schema: {type: 'string' as const}}}} : {};
  return status => response(status, {schema: ref(row), ...headers});
}

function answer(status: number, schema?: string): Decorate {
  return (schema === undefined ? response(status) : response(status, {schema: ref(schema)}));
}

function body(schema: string): Decorate {
  return requestBody({schema: ref(schema)}) as Decorate;
}

/** It is not required here: that it is absent has a status of its own, 428. */
function matchHeader(): Decorate {
  const description = 'The ETag of the row as it was read.';
  return param.header.string('If-Match', {description});
}

/** A key of one column is the `id`, whatever its column is called. */
function placeOf(name: string, {length}: readonly unknown[]): string {
  return length === 1 ? 'id' : name;
}

/** The placeholders of a path become the one key that methods are given first: once, however often a call is tried. */
function joinKey(names: readonly string[]): Interceptor {
  const joined = new WeakSet<unknown[]>();
  return ({args}, next) => {
    if (joined.has(args)) return next();
    joined.add(args);
    const values = args.splice(0, names.length);
    args.unshift(Object.fromEntries(names.map((name, at) => [name, values[at]])));
    return next();
  };
}

function ref(name: string) {
  return {$ref: `#/components/schemas/${name}`};
}
