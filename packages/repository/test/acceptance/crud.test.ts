import {afterAll, beforeAll, beforeEach, describe, expect, it} from '@jest/globals';
import {check, post} from '@rondojs/openapi-spec';
import {RestApplication} from '@rondojs/rest';
import {intercept, inject, injectable} from '@rondojs/context';
import {CrudRepository, DatabaseUnavailableError, RepositoryBindings, RepositoryMixin, SerializationError, transactional} from '@rondojs/repository';
import {crudController} from '@rondojs/repository/rest';

import {TABLES, authors, counters, kinds, todos, visits} from '../tables.js';

import type {DataSource, IdOf, NewRow, RowPatch} from '@rondojs/repository';

const JSON_TYPE = {'content-type': 'application/json'};

// While the embedded engine starts, nothing else happens, and connections that are kept would be closed meanwhile.
const ALONE = {connection: 'close'};

class TodoRepository extends CrudRepository<typeof todos> {
  constructor(@inject(RepositoryBindings.DATA_SOURCE) source: DataSource) {
    super(todos, source);
  }
}

/** Overrides one method, and leaves the others. */
class AuthorController extends crudController(authors, {name: 'Author'}) {
  override async create(author: NewRow<typeof authors>) {
    return super.create({...author, name: author.name.trim()});
  }
}

/** The first try of each change stands in the way of another transaction. */
@intercept(transactional())
class VisitController extends crudController(visits, {name: 'Visit'}) {
  private static tries = 0;

  override async updateById(id: IdOf<typeof visits>, change: RowPatch<typeof visits>, ifMatch?: string) {
    const visit = await super.updateById(id, change, ifMatch);
    if (VisitController.tries++ === 0) throw new SerializationError('in the way');
    return visit;
  }
}

/** One service of many, which knows nothing of transactions. */
@injectable()
class AuditService {
  constructor(@inject('repositories.TodoRepository') private readonly repository: TodoRepository) {}

  async note(title: string): Promise<void> {
    await this.repository.create({title});
  }
}

class ImportController {
  constructor(
    @inject('services.AuditService') private readonly audit: AuditService,
    @inject(RepositoryBindings.DATA_SOURCE) private readonly source: DataSource,
  ) {}

  @post('/import')
  @intercept(transactional())
  async import(): Promise<void> {
    await this.audit.note('begun');
    await new CrudRepository(authors, this.source).create({name: 'Ada'});
    await this.audit.note('done');
  }
}

class App extends RepositoryMixin(RestApplication) {}

describe('a table that is served by one line', () => {
  let app: App;

  beforeAll(async () => {
    app = new App({rest: {port: 0}, database: {createTables: TABLES}});
    app.repository(TodoRepository);
    app.service(AuditService);
    app.controller(crudController(todos, {name: 'Todo', repository: TodoRepository, properties: {title: {minLength: 1}}}));
    app.controller(crudController(counters, {name: 'Counter'}));
    app.controller(crudController(kinds, {name: 'Kind', path: '/all-kinds', hidden: ['secret'], only: ['create', 'find', 'findById']}));
    app.controller(AuthorController);
    app.controller(VisitController);
    app.controller(ImportController);
    await app.start();
  }, 120_000);

  afterAll(() => app.stop());

  beforeEach(async () => {
    const source = await app.get(RepositoryBindings.DATA_SOURCE);
    for (const table of [todos, authors, counters, kinds, visits]) await new CrudRepository(table, source).deleteAll({});
  });

  it('creates, reads, changes, replaces and deletes rows', async () => {
    const created = await send('POST', '/todos', {title: 'Learn', due: '2030-01-02T03:04:05.000Z', size: '1152921504606846976'});
    const path = `/todos/${created.body.id}`;
    const read = await send('GET', path);
    const changed = await send('PATCH', path, {done: true});
    const replaced = await send('PUT', path, {title: 'Play'});
    const deleted = await send('DELETE', path);
    const gone = await send('GET', path);

    expect(created).toMatchObject({status: 201, body: {title: 'Learn', done: false, due: '2030-01-02T03:04:05.000Z', size: '1152921504606846976'}});
    expect(read).toMatchObject({status: 200, body: created.body});
    expect(changed).toMatchObject({status: 200, body: {...created.body, done: true}});
    expect(replaced).toMatchObject({status: 200, body: {title: 'Play', done: false, due: null, size: null}});
    expect(deleted).toMatchObject({status: 204, body: undefined});
    expect(gone).toMatchObject({status: 404, body: {code: 'ENTITY_NOT_FOUND'}});
  });

  it('lists them by a filter, page by page', async () => {
    for (const title of ['a', 'b', 'c', 'd']) await send('POST', '/todos', {title, done: title === 'd'});
    const filter = {where: {done: false}, order: ['-title'], fields: ['title'], limit: 2};

    const first = await find(filter);
    const second = await find({...filter, cursor: first.body.next});
    const {body: all} = await send('GET', '/todos');

    expect(first.body).toEqual({items: [{title: 'c'}, {title: 'b'}], next: expect.any(String)});
    expect(second.body).toEqual({items: [{title: 'a'}]});
    expect(all.items).toHaveLength(4);
  });

  it('counts them', async () => {
    for (const title of ['a', 'b']) await send('POST', '/todos', {title});

    const {body} = await send('GET', `/todos/count?where=${encodeURIComponent('{"title":{"gt":"a"}}')}`);

    expect(body).toEqual({count: 1});
  });

  it('finds by times and large numbers as JSON has them', async () => {
    await send('POST', '/todos', {title: 'a', due: '2030-01-02T00:00:00Z', size: '9007199254740993'});

    const {body} = await find({where: {due: {lte: '2030-01-02T00:00:00Z'}, size: '9007199254740993'}});

    expect(body.items).toHaveLength(1);
  });

  it.each<[string, unknown, number]>([
    ['no title', {}, 422],
    ['an empty title, by a keyword of the options', {title: ''}, 422],
    ['a title that is too long for the column', {title: 'a'.repeat(101)}, 422],
    ['a key', {id: 3, title: 'a'}, 422],
    ['what is no column', {title: 'a', nobody: 1}, 422],
    ['a number that is too large for the column', {title: 'a', rank: 2 ** 31}, 422],
    ['what breaks a check', {title: 'a', rank: -1}, 422],
    ['a reference to nobody', {title: 'a', authorId: 77}, 422],
  ])('refuses a row with %s', async (_, data, status) => {
    expect((await send('POST', '/todos', data)).status).toBe(status);
  });

  it('answers 409 to a second row of what is unique, and to deleting what is referred to', async () => {
    const {body: author} = await send('POST', '/authors', {name: ' Ada '});
    await send('POST', '/todos', {title: 'a', authorId: author.id});

    const second = await send('POST', '/authors', {name: 'Ada'});
    const deleted = await send('DELETE', `/authors/${author.id}`);

    expect(author.name).toBe('Ada');
    expect(second).toMatchObject({status: 409, body: {code: 'UNIQUE_VIOLATION'}});
    expect(deleted).toMatchObject({status: 409, body: {code: 'STILL_REFERENCED'}});
  });

  it.each<[string, unknown]>([
    ['an unknown column', {where: {nobody: 1}}],
    ['a hidden column', {where: {secret: 'x'}}],
    ['an order by a hidden column', {order: ['secret']}],
    ['a hidden field', {fields: ['secret']}],
    ['too many rows', {limit: 101}],
    ['an offset without end', {offset: 1e9}],
    ['a list without end', {where: {label: {in: Array.from({length: 101}, String)}}}],
    ['too many conditions', {where: {or: Array.from({length: 30}, () => ({label: {gt: 'a', lt: 'b'}}))}}],
    ['groups too deep in each other', {where: {not: {not: {not: {not: {label: 'a'}}}}}}],
    ['a pattern that is too long', {where: {label: {like: '%'.repeat(201)}}}],
    ['a cursor of nobody', {cursor: 'abc'}],
  ])('refuses a filter with %s', async (_, filter) => {
    const {status, body} = await send('GET', `/all-kinds?filter=${encodeURIComponent(JSON.stringify(filter))}`);

    expect(status).toBe(400);
    expect(body.errors.length).toBeGreaterThan(0);
  });

  it('never shows what is hidden', async () => {
    const created = await send('POST', '/all-kinds', {label: 'a', secret: 's3cret', tags: ['x'], data: {any: [1]}, day: '2030-01-02'});
    const answers = [created, await send('GET', '/all-kinds'), await send('GET', `/all-kinds/${created.body.id}`)];

    expect(created).toMatchObject({status: 201, body: {label: 'a', tags: ['x'], data: {any: [1]}, day: '2030-01-02'}});
    expect(JSON.stringify(answers)).not.toContain('s3cret');
    expect((await send('DELETE', `/all-kinds/${created.body.id}`)).status).toBe(405);
  });

  it('wants to know which version a change is meant for', async () => {
    const created = await send('POST', '/counters', {id: 'a'});
    const first = created.headers.get('etag') ?? '';
    const without = await send('PATCH', '/counters/a', {value: 1});
    const changed = await send('PATCH', '/counters/a', {value: 1}, {'if-match': first});
    const stale = await send('PATCH', '/counters/a', {value: 2}, {'if-match': first});
    const foreign = await send('PUT', '/counters/a', {id: 'a', value: 2}, {'if-match': '"of another"'});
    const fresh = await send('GET', '/counters/a', undefined, {'if-none-match': '"2"'});
    const any = await send('PUT', '/counters/a', {id: 'a', value: 5}, {'if-match': '*'});
    const deleted = await send('DELETE', '/counters/a', undefined, {'if-match': '"3"'});

    expect(first).toBe('"1"');
    expect(without).toMatchObject({status: 428, body: {code: 'VERSION_REQUIRED'}});
    expect(changed.headers.get('etag')).toBe('"2"');
    expect(stale).toMatchObject({status: 412, body: {code: 'STALE_VERSION'}});
    expect(foreign.status).toBe(412);
    expect(fresh.status).toBe(304);
    expect(any).toMatchObject({status: 200, body: {value: 5, version: 3}});
    expect(deleted.status).toBe(204);
  });

  it('finds rows by a key of several columns, also where a method is overridden and tried again', async () => {
    const day = '2030-01-02T00:00:00.000Z';
    const created = await send('POST', '/visits', {guest: 7, day, note: 'first'});
    const path = `/visits/7/${encodeURIComponent(day)}`;
    const changed = await send('PATCH', path, {note: 'changed'}, {'if-match': '"1"'});
    const stale = await send('PUT', path, {guest: 7, day}, {'if-match': '"1"'});
    const read = await send('GET', path);
    const invalid = await send('GET', '/visits/seven/today');
    const deleted = await send('DELETE', path, undefined, {'if-match': '"2"'});
    const gone = await send('GET', path);
    const {body: document} = await send('GET', '/openapi.json');

    expect(created).toMatchObject({status: 201, body: {guest: 7, day, note: 'first', version: 1}});
    expect(changed).toMatchObject({status: 200, body: {note: 'changed', version: 2}});
    expect([stale.status, read.status, deleted.status, gone.status]).toEqual([412, 200, 204, 404]);
    expect(invalid).toMatchObject({status: 400, body: {errors: [{pointer: '/guest'}, {pointer: '/day'}]}});
    expect(document.paths['/visits/{guest}/{day}'].get.parameters).toMatchObject([
      {name: 'guest', in: 'path', schema: {type: 'integer'}},
      {name: 'day', in: 'path', schema: {type: 'string', format: 'date-time'}},
    ]);
  });

  it('carries a transaction through a request and its services: all of it, or nothing', async () => {
    const done = await send('POST', '/import');
    const refused = await send('POST', '/import');

    const {body} = await send('GET', '/todos');
    expect([done.status, refused.status]).toEqual([204, 409]);
    expect(body.items.map(({title}: {title: string}) => title)).toEqual(['begun', 'done']);
  });

  it('keeps the transactions of requests at the same time apart', async () => {
    const statuses = await Promise.all(Array.from({length: 20}, async () => (await send('POST', '/import')).status));

    const {body} = await send('GET', '/todos');
    expect(statuses.filter(status => status === 204)).toHaveLength(1);
    expect(body.items).toHaveLength(2);
  });

  it('answers 503 while the database is away, and works when it is back', async () => {
    const source = await app.get(RepositoryBindings.DATA_SOURCE);
    await source.close();
    const away = await send('GET', '/todos');
    await expect(source.ping()).rejects.toThrow(DatabaseUnavailableError);
    await source.open();
    const back = await send('GET', '/todos');

    expect(away).toMatchObject({status: 503, body: {code: 'DATABASE_UNAVAILABLE'}});
    expect(away.headers.get('retry-after')).toBe('1');
    expect(back.status).toBe(200);
  }, 60_000);

  it('is documented', async () => {
    const {body} = await send('GET', '/openapi.json');

    expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/todos', '/todos/count', '/todos/{id}', '/counters/{id}']));
    expect(Object.keys(body.components.schemas)).toEqual(
      expect.arrayContaining(['Todo', 'NewTodo', 'TodoPatch', 'TodoPage', 'TodoFilter', 'TodoWhere']),
    );
    expect(body.components.schemas.NewTodo).toMatchObject({
      required: ['title'],
      additionalProperties: false,
      properties: {title: {type: 'string', minLength: 1, maxLength: 100}, done: {type: 'boolean', default: false}},
    });
    expect(await check(body)).toEqual([]);
  });

  function find(filter: object) {
    return send('GET', `/todos?filter=${encodeURIComponent(JSON.stringify(filter))}`);
  }

  async function send(method: string, path: string, data?: unknown, headers: Record<string, string> = {}) {
    const all = {...ALONE, ...headers};
    const content = data === undefined ? {headers: all} : {body: JSON.stringify(data), headers: {...JSON_TYPE, ...all}};
    const response = await fetch(`${app.url}${path}`, {method, ...content});
    const text = await response.text();
    return {status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined};
  }
});
