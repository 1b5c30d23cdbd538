import {api, del, get, param, patch, post, put, requestBody, response} from '@rondojs/openapi-spec';

import {describeTable} from '../table.js';
import {schemaNames, tableSchemas} from '../table-schemas.js';
import {valueSchema} from '../column-schema.js';

import type {CrudMethod, CrudOptions} from './crud-options.js';
import type {PgTable} from 'drizzle-orm/pg-core';
import type {SchemaNames} from '../table-schemas.js';

/** A decorator of any kind, applied by hand. */
type Decorate = (prototype: object, method: string, at: never) => void;

/** One method: its operation, its arguments in their order, its answers. */
interface Described {
  readonly operation: Decorate;
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
    if (!only || only.includes(method as CrudMethod)) describe(type.prototype as object, method, described);
  }
}

function describe(prototype: object, method: string, {operation, args, responses}: Described): void {
  args.forEach((decorate, index) => decorate(prototype, method, index as never));
  const descriptor = {value: (prototype as Readonly<Record<string, unknown>>)[method]} as never;
  for (const decorate of [...responses, operation]) decorate(prototype, method, descriptor);
}

function operationsOf(table: PgTable, names: SchemaNames): Readonly<Record<CrudMethod, Described>> {
  const {name, key, version} = describeTable(table);
  const id = param.path('id', valueSchema(key)) as Decorate;
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
      operation: get('/{id}', {summary: `Finds one of ${name}`}),
      args: [id],
      responses: [row(200), answer(404)],
    },
    updateById: {
      operation: patch('/{id}', {summary: `Changes one of ${name}`}),
      args: [id, body(names.update), ...ifMatch],
      responses: [row(200), ...gone, answer(409)],
    },
    replaceById: {
      operation: put('/{id}', {summary: `Replaces one of ${name}`}),
      args: [id, body(names.create), ...ifMatch],
      responses: [row(200), ...gone, answer(409)],
    },
    deleteById: {
      operation: del('/{id}', {summary: `Deletes one of ${name}`}),
      args: [id, ...ifMatch],
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

function ref(name: string) {
  return {$ref: `#/components/schemas/${name}`};
}
