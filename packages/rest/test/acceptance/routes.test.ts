import {afterEach, describe, expect, it} from '@jest/globals';

import {BindingScope, inject, registerInterceptor} from '@rondojs/context';
import {
  RestApplication,
  RestBindings,
  RestServer,
  createControllerFactoryForClass,
  createControllerFactoryForInstance,
} from '@rondojs/rest';
import {api, get, param, post} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

import type {IncomingMessage, ServerResponse} from 'node:http';
import type {OperationObject} from '@rondojs/openapi-spec';

const ID: OperationObject = {
  parameters: [{name: 'id', in: 'path', required: true, schema: {type: 'integer'}}],
  responses: {'200': {description: 'it'}},
};
const ANY: OperationObject = {responses: {}};

function withPath(name: string): OperationObject {
  return {parameters: [{name, in: 'path', required: true, schema: {type: 'string'}}], responses: {}};
}

class LongController {
  @get('/long/{text}')
  find(@param.path.string('text') text: string) {
    return {length: text.length};
  }
}

@api({
  components: {parameters: {Id: {name: 'id', in: 'path', required: true, schema: {type: 'integer'}}}},
})
class Components {
  @get('/components')
  find() {}
}

afterEach(stopAll);

describe('app.route', () => {
  it('answers by a function, with parameters and then the body', async () => {
    const spec = {...ID, requestBody: {content: {'application/json': {schema: {type: 'string' as const}}}}};
    const {client} = await givenApplication([], app => {
      app.route('post', '/todos/{id}', spec, (id: number, body: string) => ({id, body}));
    });

    const answers = [await client.post('/todos/7', 'a'), await client.post('/todos/x', 'a'), await client.post('/todos/7', 5)];

    expect(answers.map(({status}) => status)).toEqual([200, 400, 422]);
    expect(answers[0]?.body).toEqual({id: 7, body: 'a'});
  });

  it('takes a route object, and follows references to parameters', async () => {
    const spec = {...ID, parameters: [{$ref: '#/components/parameters/Id'}]};
    const {client} = await givenApplication([Components], app => {
      app.route({verb: 'get', path: '/todos/{id}', spec, handler: (id: number) => [id]});
    });

    const {body} = await client.get('/todos/7');

    expect(body).toEqual([7]);
  });

  it('stands in the document', async () => {
    const {client} = await givenApplication([], app => app.route('get', '/todos/{id}', ID, () => 1));

    const {body} = await client.get('/openapi.json');

    expect(body).toMatchObject({paths: {'/todos/{id}': {get: ID}}});
  });

  it('answers by a controller of a factory', async () => {
    class Counter {
      count = 0;

      next(id: number) {
        return [id, ++this.count];
      }
    }
    const one = new Counter();
    const {client} = await givenApplication([], app => {
      app.route('get', '/one/{id}', ID, Counter, createControllerFactoryForInstance(one), 'next');
      app.route('get', '/new/{id}', ID, Counter, createControllerFactoryForClass(Counter), 'next');
    });
    const paths = ['/one/7', '/one/7', '/new/7', '/new/7'];

    const answers = [];
    for (const path of paths) answers.push((await client.get(path)).body);

    expect(answers).toEqual([[7, 1], [7, 2], [7, 1], [7, 1]]);
  });

  it('refuses a method that the class has not', async () => {
    class Empty {}
    const factory = createControllerFactoryForClass(Empty);
    const start = givenApplication([], app => void app.route('get', '/a', ANY, Empty, factory, 'nobody'));

    await expect(start).rejects.toThrow('Empty.nobody is described as an operation, and is no method.');
  });

  it('lets interceptors take part', async () => {
    const {client} = await givenApplication([], app => {
      app.route('get', '/a', ANY, () => 'a');
      registerInterceptor(app, async (invocation, next) => `${invocation.source?.type}: ${String(await next())}`, {global: true});
    });

    const {text} = await client.get('/a');

    expect(text).toBe('route: a');
  });

  it('comes and goes while the server runs', async () => {
    const {app, client} = await givenApplication([]);
    const statusOf = async () => (await client.get('/late')).status;
    const statuses = [await statusOf()];

    const {key} = app.route('get', '/late', ANY, () => 1);
    app.restServer.getApiSpec();
    statuses.push(await statusOf());
    app.unbind(key);
    app.restServer.getApiSpec();
    statuses.push(await statusOf());

    expect(statuses).toEqual([404, 200, 404]);
  });

  it('names both operations of one shape at the start', async () => {
    const start = givenApplication([], app => {
      app.route('get', '/a/{x}.{y}', {...ANY, operationId: 'first'}, () => 1);
      app.route('get', '/a/{p}.{q}', {...ANY, operationId: 'second'}, () => 2);
    });

    await expect(start).rejects.toThrow('first (/a/{x}.{y}) and second (/a/{p}.{q}) both answer GET');
  });

  it('is chosen by host and by version', async () => {
    const {client} = await givenApplication([], app => {
      app.route('get', '/a', {...ANY, operationId: 'any'}, () => 'any');
      app.restServer.route({verb: 'get', path: '/a', spec: {...ANY, 'x-version': '2.0.0'}, handler: () => 'two'});
    });
    const {client: hosts} = await givenApplication([], app => {
      app.restServer.route({verb: 'get', path: '/a', spec: {...ANY, 'x-host': '127.0.0.1'}, handler: () => 'here'});
      app.restServer.route({verb: 'get', path: '/b', spec: {...ANY, 'x-host': 'example.org'}, handler: () => 'there'});
    });

    const texts = [await client.get('/a'), await client.get('/a', {'accept-version': '2.x'}), await hosts.get('/a')];

    expect(texts.map(({text}) => text)).toEqual(['any', 'two', 'here']);
    expect((await hosts.get('/b')).status).toBe(404);
  });
});

describe('a path template', () => {
  it.each([
    ['/a/x.y', 'a.b x,y'],
    ['/a/x.y.z', 'a.b x,y.z'],
    ['/a/x-y', 'a-b x,y'],
    ['/a/x.json', 'json x'],
    ['/a/plain', 'one plain'],
    ['/a/7:cancel', 'cancel 7'],
    ['/a/%2F:cancel', 'cancel /'],
    ['/a/*', 'star '],
    ['/a/%2A', 'one *'],
    ['/a:b', 'colon '],
    ['/a%3Ab', undefined],
    ['/caf%C3%A9', 'cafe '],
    ['/caf%c3%a9', 'cafe '],
    ['/%61:b', 'colon '],
    ['/x/b', 'two x'],
    ['/a/b%2Fc.d', 'a.b b/c,d'],
  ])('of every legal form is found: %s', async (path, text) => {
    const of = (...names: string[]): OperationObject => ({
      parameters: names.map(name => ({name, in: 'path', required: true, schema: {type: 'string'}})),
      responses: {},
    });
    const {client} = await givenApplication([], app => {
      app.route('get', '/a/{x}.{y}', of('x', 'y'), (x: string, y: string) => `a.b ${x},${y}`);
      app.route('get', '/a/{x}-{y}', of('x', 'y'), (x: string, y: string) => `a-b ${x},${y}`);
      app.route('get', '/a/{x}.json', of('x'), (x: string) => `json ${x}`);
      app.route('get', '/a/{x}:cancel', of('x'), (x: string) => `cancel ${x}`);
      app.route('get', '/a/{x}', of('x'), (x: string) => `one ${x}`);
      app.route('get', '/{x}/b', of('x'), (x: string) => `two ${x}`);
      app.route('get', '/a/*', ANY, () => 'star ');
      app.route('get', '/a:b', ANY, () => 'colon ');
      app.route('get', '/café', ANY, () => 'cafe ');
    });

    const answer = await client.get(path);

    expect(answer.status === 404 ? undefined : answer.text).toBe(text);
  });

  it('goes on to another route where a segment does not fit', async () => {
    const {client} = await givenApplication([], app => {
      app.route('get', '/a/{x}.json', withPath('x'), () => 'json');
      app.route('get', '/{y}/b', withPath('y'), () => 'other');
    });

    const {text} = await client.get('/a/b');

    expect(text).toBe('other');
  });
});

describe('a URL', () => {
  it('that is too long is a 414', async () => {
    const {client} = await givenApplication([], app => app.route('get', '/a', ANY, () => 1), {urlLimit: 100});

    const answers = [await client.get(`/a?q=${'x'.repeat(90)}`), await client.get(`/a?q=${'x'.repeat(100)}`)];

    expect(answers.map(({status}) => status)).toEqual([200, 414]);
    expect(answers[1]?.body).toMatchObject({code: 'URL_TOO_LONG'});
  });

  it('may have a long parameter in its path', async () => {
    const {client} = await givenApplication([LongController]);

    const {body} = await client.get(`/long/${'x'.repeat(7000)}`);

    expect(body).toEqual({length: 7000});
  });
});

describe('app.redirect', () => {
  it('answers 303 with the base path, before what a controller answers', async () => {
    const {client} = await givenApplication([LongController], app => app.redirect('/long/a', '/b'), {basePath: '/api'});

    const {status, headers, text} = await client.send('GET', '/long/a', {redirect: 'manual'});

    expect([status, headers.get('location'), text]).toEqual([303, '/api/b', '']);
  });

  it('goes before an operation of the same path, and lets the other methods be', async () => {
    class Old {
      @get('/old')
      find() {}

      @post('/old')
      create() {
        return 'made';
      }
    }
    const {client} = await givenApplication([Old], app => app.redirect('/old', 'https://example.org/new', 308));

    const answers = [await client.send('GET', '/old', {redirect: 'manual'}), await client.send('POST', '/old')];

    expect(answers.map(({status}) => status)).toEqual([308, 200]);
    expect(answers[0]?.headers.get('location')).toBe('https://example.org/new');
  });

  it('refuses a status that redirects nothing', () => {
    expect(() => new RestApplication().redirect('/a', '/b', 200)).toThrow('200 is no status of a redirect.');
  });
});

describe('app.mount', () => {
  const echo = ({method, url}: IncomingMessage, response: ServerResponse) => void response.end(`${method} ${url}`);

  it('hands over what lies below a path, without that path', async () => {
    const {client} = await givenApplication([LongController], app => {
      app.mount('/v1', echo);
      app.mount('/v1/deep', (_, response) => void response.end('deep'));
    });
    const sent = [
      ['GET', '/v1'],
      ['POST', '/v1/a%20b?c=d'],
      ['GET', '/%761/a'],
      ['GET', '/v1/deep/er'],
      ['GET', '/v12'],
    ] as const;

    const answers = [];
    for (const [method, path] of sent) answers.push(await client.send(method, path));

    expect(answers.slice(0, 4).map(({text}) => text)).toEqual(['GET /', 'POST /a%20b?c=d', 'GET /a', 'deep']);
    expect(answers[4]?.status).toBe(404);
  });

  it('comes after operations', async () => {
    const {client} = await givenApplication([LongController], app => app.mount('/long', echo));

    const texts = [(await client.get('/long/abc')).text, (await client.get('/long/a/b')).text];

    expect(texts).toEqual(['{"length":3}', 'GET /a/b']);
  });

  it('takes another application, which has contexts and a base path of its own', async () => {
    const inner = new RestApplication({controllers: [LongController], rest: {basePath: '/inner'}});
    const {client, app} = await givenApplication([], outer => outer.mount('/v1', inner), {basePath: '/api'});

    const answers = [await client.get('/v1/inner/long/abc'), await client.get('/v1/inner/nobody')];

    expect(answers.map(({status}) => status)).toEqual([200, 404]);
    expect(answers[0]?.body).toEqual({length: 3});
    expect(app.url).toMatch(/\/api$/);
  });

  it('reads bodies itself', async () => {
    const {client} = await givenApplication([], app => {
      app.mount('/v1', async (request, response) => {
        const chunks = await request.toArray();
        response.end(String(Buffer.concat(chunks)));
      });
    });

    const {text} = await client.post('/v1/a', {a: 1});

    expect(text).toBe('{"a":1}');
  });

  it.each([
    ['throws', () => { throw new Error('secret'); }],
    ['rejects', () => Promise.reject(new Error('secret'))],
  ])('answers 500 for a handler that %s', async (_, handler) => {
    const {client, logged} = await givenApplication([], app => app.mount('/v1', handler));

    const {status, text} = await client.get('/v1');

    expect(status).toBe(500);
    expect(text).not.toContain('secret');
    expect(logged).toMatchObject([{error: {message: 'secret'}, url: '/v1'}]);
  });

  it('takes a server of another name', async () => {
    const {client, app} = await givenApplication([]);
    const {restServer} = app;
    const other = await app.server(RestServer, 'other').get();
    other.route('get', '/who', ANY, () => 'other');
    restServer.mount('/other', other);

    const {text} = await client.get('/other/who');

    expect(text).toBe('other');
  });

  it.each(['/', 'v1', ''])('refuses to be at %p', at => {
    expect(() => new RestApplication().mount(at, echo)).toThrow(`Nothing can be mounted at ${at}.`);
  });
});

describe('the routes of a server', () => {
  it('are listed, and printed as a table', async () => {
    const {app} = await givenApplication([LongController], one => {
      one.route('post', '/a', {...ANY, operationId: 'createA'}, () => 1);
      one.redirect('/old', '/a');
      one.mount('/v1', () => undefined);
    });

    expect(app.restServer.routes().map(({verb, path}) => `${verb} ${path}`)).toContain('get /long/{text}');
    expect(app.restServer.printRoutes()).toBe(
      [
        'POST    /a             createA',
        'GET     /long/{text}   LongController.find',
        'GET     /old           a redirect to /a',
        'GET     /openapi.json  the OpenAPI document',
        'ANY     /v1            mounted at /v1',
      ].join('\n'),
    );
  });
});

describe('what a request knows of its controller', () => {
  it('is injected: the very instance, its class and the method', async () => {
    const seen: unknown[] = [];
    class Me {
      @get('/me')
      find(
        @inject(RestBindings.Operation.CONTROLLER) self: object,
        @inject(RestBindings.Operation.CONTROLLER_CLASS) type: unknown,
        @inject(RestBindings.Operation.CONTROLLER_METHOD_NAME) method: string,
      ) {
        seen.push(self);
        return [self === this, type === Me, method];
      }
    }
    const {client} = await givenApplication([Me]);

    const bodies = [(await client.get('/me')).body, (await client.get('/me')).body];

    expect(bodies).toEqual([[true, true, 'find'], [true, true, 'find']]);
    expect(seen[0]).not.toBe(seen[1]);
  });

  it('is shared where the controller is', async () => {
    class Shared {
      count = 0;

      @get('/next')
      next() {
        return ++this.count;
      }
    }
    const {client} = await givenApplication([], app => {
      app.controller(Shared).binding.inScope(BindingScope.SINGLETON);
    });

    const bodies = [(await client.get('/next')).body, (await client.get('/next')).body];

    expect(bodies).toEqual([1, 2]);
  });
});
