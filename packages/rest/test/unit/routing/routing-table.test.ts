import {describe, expect, it} from '@jest/globals';

import {RoutingTable} from '../../../src/routing/routing-table.js';
import {givenRequest, givenRoute, thrownBy} from '../helpers.js';

import type {ResolvedRoute} from '../../../src/contract/route.js';

describe('RoutingTable', () => {
  it('finds the route of a method and path', () => {
    const [list, create] = [givenRoute('get', '/todos'), givenRoute('post', '/todos')];
    const table = new RoutingTable([list, create]);

    const found = find(table, '/todos', {method: 'POST'});

    expect(found.definition).toBe(create);
    expect(found.pathParams).toEqual({});
  });

  it('prefers a literal path to a template', () => {
    const table = givenTable('/todos/{id}', '/todos/all');

    const found = ['/todos/all', '/todos/7'].map(url => find(table, url).path);

    expect(found).toEqual(['/todos/all', '/todos/{id}']);
  });

  it.each([
    ['/todos/{id}', '/todos/7', {id: '7'}],
    ['/todos/{id}', '/todos/a%20b', {id: 'a b'}],
    ['/todos/{id}', '/todos/a%2Fb', {id: 'a/b'}],
    ['/todos/{id}', '/todos/a%252Fb', {id: 'a%2Fb'}],
    ['/todos/{id}', '/todos/%C3%A9', {id: 'é'}],
    ['/todos/{id}', '/todos/a+b;c=d', {id: 'a+b;c=d'}],
    ['/todos/{id}', '/todos/', {id: ''}],
    ['/todos/{id}', `/todos/${'x'.repeat(5000)}`, {id: 'x'.repeat(5000)}],
    ['/files/{name}.{type}', '/files/a.txt', {name: 'a', type: 'txt'}],
    ['/ranges/{from}-{to}', '/ranges/1-2', {from: '1', to: '2'}],
    ['/{b}/{a}', '/1/2', {a: '2', b: '1'}],
    ['/todos/{id}:cancel', '/todos/7:cancel', {id: '7'}],
    ['/todos/{id}:cancel', '/todos/a%2Fb:cancel', {id: 'a/b'}],
    ['/todos/{id}_draft', '/todos/7_draft', {id: '7'}],
    ['/points/{x},{y}', '/points/1,2', {x: '1', y: '2'}],
    ['/Products({id})', '/Products(7)', {id: '7'}],
    ['/{set}({id})/name', '/Products(7)/name', {set: 'Products', id: '7'}],
    ['/café/{a}', '/caf%C3%A9/1', {a: '1'}],
  ])('reads the placeholders of %s', (path, url, params) => {
    const table = givenTable(path);

    const found = find(table, url);

    expect(found.pathParams).toEqual(params);
  });

  it('matches all the text behind a placeholder', () => {
    const table = givenTable('/todos/{id}:cancel', '/todos/{id}_draft');

    const found = table.find(givenRequest('/todos/7:close'));

    expect(found).toMatchObject({status: 404});
  });

  it('gives the query as text', () => {
    const table = givenTable('/todos');

    const texts = ['/todos?q=a%20b&q=c', '/todos?', '/todos'].map(url => find(table, url).queryString);

    expect(texts).toEqual(['q=a%20b&q=c', '', '']);
  });

  it('reads a URL in absolute form', () => {
    const table = givenTable('/todos');

    const found = find(table, 'http://example.org/todos?q=1');

    expect(found.queryString).toBe('q=1');
  });

  it.each(['/nobody', '/todos/7/8', '/Todos/7', '/todos/7/'])('knows no %s', url => {
    const table = givenTable('/todos/{id}');

    const error = table.find(givenRequest(url));

    expect(error).toMatchObject({code: 'ROUTE_NOT_FOUND', message: `No route answers GET ${url}.`});
  });

  it('leaves the query out of its messages', () => {
    const table = givenTable('/todos');

    const error = table.find(givenRequest('/nobody?token=secret'));

    expect(error).toMatchObject({message: 'No route answers GET /nobody.'});
  });

  it('tells which methods a known path answers', () => {
    const routes = ['post', 'get', 'delete'].map(verb => givenRoute(verb, '/todos/{id}'));
    const table = new RoutingTable([...routes, givenRoute('patch', '/users')]);

    const error = thrownBy(() => find(table, '/todos/7?q=1', {method: 'PUT'}));

    expect(error).toMatchObject({
      code: 'METHOD_NOT_ALLOWED',
      message: '/todos/7 does not answer PUT. It answers DELETE, GET, HEAD, OPTIONS, POST.',
      headers: {allow: 'DELETE, GET, HEAD, OPTIONS, POST'},
    });
  });

  it('answers HEAD by GET, unless HEAD has a route', () => {
    const table = new RoutingTable([
      givenRoute('get', '/one'),
      givenRoute('get', '/two'),
      givenRoute('head', '/two'),
    ]);

    const found = ['/one', '/two'].map(url => find(table, url, {method: 'HEAD'}).verb);

    expect(found).toEqual(['get', 'head']);
  });

  it('offers HEAD once where it has a route', () => {
    const table = new RoutingTable([givenRoute('get', '/two'), givenRoute('head', '/two')]);

    const error = thrownBy(() => find(table, '/two', {method: 'POST'}));

    expect(error).toMatchObject({headers: {allow: 'GET, HEAD, OPTIONS'}});
  });

  it.each(['PROPFIND', 'FOO', ''])('takes the method %p for one that is not allowed', method => {
    const table = givenTable('/todos');

    const error = thrownBy(() => find(table, '/todos', {method}));

    expect(error).toMatchObject({status: 405});
  });

  it.each([
    ['GET', '/todos/%zz'],
    ['GET', '/todos/%C3'],
    ['GET', '/%'],
    ['HEAD', '/todos/%zz'],
    ['POST', '/todos/%zz'],
  ])('refuses the escape in %s %s', (method, url) => {
    const table = givenTable('/todos/{id}');

    const error = thrownBy(() => find(table, url, {method}));

    expect(error).toMatchObject({code: 'BAD_PATH', status: 400});
  });

  it('names both routes of one shape', () => {
    const routes = [
      givenRoute('get', '/todos/{id}', {name: 'TodoController.find'}),
      givenRoute('get', '/todos/{name}', {name: 'NameController.find'}),
    ];

    const error = thrownBy(() => new RoutingTable(routes));

    expect(error).toMatchObject({
      name: 'RestConfigError',
      message:
        'TodoController.find (/todos/{id}) and NameController.find (/todos/{name}) both answer GET: ' +
        'their paths have one shape. Give one of them another path.',
    });
  });
});

function givenTable(...paths: readonly string[]): RoutingTable {
  return new RoutingTable(paths.map(path => givenRoute('get', path)));
}

function find(table: RoutingTable, ...request: Parameters<typeof givenRequest>): ResolvedRoute {
  const found = table.find(givenRequest(...request));
  if (found instanceof Error) throw found;
  return found;
}
