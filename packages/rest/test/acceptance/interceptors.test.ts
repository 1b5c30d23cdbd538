import {afterEach, describe, expect, it} from '@jest/globals';

import {RestApplication, RestBindings} from '@rondojs/rest';
import {api, get, param} from '@rondojs/openapi-spec';
import {asGlobalInterceptor, inject, intercept} from '@rondojs/context';

import {givenApplication, stopAll} from '../helpers.js';

import type {Interceptor} from '@rondojs/context';
import type {Request} from '@rondojs/rest';

afterEach(stopAll);

const shout: Interceptor = async (invocation, next) => {
  const result = (await next()) as {text: string};
  return {text: result.text.toUpperCase(), by: invocation.targetName, from: invocation.source?.type};
};

class GreetController {
  @intercept(shout)
  @get('/greet/{name}')
  greet(@param.path.string('name') name: string) {
    return {text: `hello ${name}`};
  }

  @get('/mixed/{a}/{b}')
  mixed(
    @param.path.string('a') a: string,
    @inject(RestBindings.Http.REQUEST) request: Request,
    @param.path.string('b') b: string,
  ) {
    return {a, url: request.url, b};
  }
}

describe('an operation', () => {
  it('lets the interceptors of its method take part', async () => {
    const {client} = await givenApplication([GreetController]);

    const {body} = await client.get('/greet/rondo');

    expect(body).toEqual({text: 'HELLO RONDO', by: 'GreetController.prototype.greet', from: 'route'});
  });

  it('lets global interceptors take part, which may look at the request', async () => {
    const {client} = await givenApplication([GreetController], app => {
      const tell: Interceptor = async (invocation, next) => {
        const {url} = await invocation.get(RestBindings.Http.REQUEST);
        return {asked: url, answer: await next()};
      };
      app.bind('tell').to(tell).apply(asGlobalInterceptor());
    });

    const {body} = await client.get('/mixed/1/2');

    expect(body).toEqual({asked: '/mixed/1/2', answer: {a: '1', url: '/mixed/1/2', b: '2'}});
  });

  it('mixes parameters of the request and injected ones in any order', async () => {
    const {client} = await givenApplication([GreetController]);

    const {body} = await client.get('/mixed/1/2');

    expect(body).toEqual({a: '1', url: '/mixed/1/2', b: '2'});
  });

  it('is refused at the start when its method is not there', async () => {
    @api({paths: {'/nothing': {get: {'x-operation-name': 'nothing', responses: {}}}}})
    class EmptyController {}
    const app = new RestApplication({controllers: [EmptyController], rest: {port: 0}});

    await expect(app.start()).rejects.toThrow(
      'EmptyController.nothing is described as an operation, and is no method.',
    );
  });
});
