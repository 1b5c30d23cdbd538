import {afterEach, describe, expect, it} from '@jest/globals';

import {api, get, oas} from '@rondojs/openapi-spec';
import {createControllerFactoryForClass} from '@rondojs/rest';

import {givenApplication, stopAll} from '../helpers.js';

import type {Constructor} from '@rondojs/context';
import type {OpenApiSpec} from '@rondojs/openapi-spec';
import type {RestApplication} from '@rondojs/rest';

class Zebras {
  @get('/zebras')
  list() {}

  @get('/zebras/stripes')
  @oas.tags('stripes')
  stripes() {}

  @get('/zebras/given', {tags: ['given'], responses: {}})
  given() {}

  @get('/zebras/none', {tags: [], responses: {}})
  none() {}

  @get('/zebras/hidden')
  @oas.visibility('undocumented')
  @oas.tags('hidden')
  hidden() {}
}

@api({basePath: '/apes', tags: [{name: 'apes', description: 'Our cousins.'}, {name: 'unused'}]})
class Apes {
  @get('/')
  list() {}
}

@oas.tags('cats')
class Lions {
  @get('/lions')
  list() {}
}

class Heirs extends Zebras {
  @get('/heirs')
  override list() {}

  @get('/heirs/stripes')
  override stripes() {}

  @get('/heirs/given')
  override given() {}

  @get('/heirs/none')
  override none() {}

  override hidden() {}
}

afterEach(stopAll);

describe('the tags of an operation', () => {
  it.each([
    ['are the name of its controller', Zebras, '/zebras', ['Zebras']],
    ['are what it says', Zebras, '/zebras/stripes', ['stripes']],
    ['are what its verb is given', Zebras, '/zebras/given', ['given']],
    ['are none if it says so', Zebras, '/zebras/none', []],
    ['are those of @api', Apes, '/apes', ['apes', 'unused']],
    ['are those of its class', Lions, '/lions', ['cats']],
    ['are the name of the heir', Heirs, '/heirs', ['Heirs']],
    ['are inherited if they were said', Heirs, '/heirs/stripes', ['stripes']],
  ] satisfies [string, Constructor, string, string[]][])('%s', async (_, controller, path, tags) => {
    const document = await documentOf([controller]);

    expect(document.paths?.[path]?.get?.tags).toEqual(tags);
  });

  it('are the name of the controller without a decorator too, and none for a function', async () => {
    class Plain {
      find() {}
    }
    const spec = {responses: {'200': {description: 'It.'}}};

    const document = await documentOf([], app => {
      app.route('get', '/plain', spec, Plain, createControllerFactoryForClass(Plain), 'find');
      app.route('get', '/function', spec, () => undefined);
    });

    expect(document.paths?.['/plain']?.get?.tags).toEqual(['Plain']);
    expect(document.paths?.['/function']?.get).not.toHaveProperty('tags');
    expect(document.tags).toEqual([{name: 'Plain'}]);
  });
});

describe('the tags of a document', () => {
  it('are in the order of its operations, each with what was said of it; then those that none uses', async () => {
    const {tags} = await documentOf([Zebras, Apes, Lions]);

    expect(tags).toEqual([
      {name: 'Zebras'},
      {name: 'stripes'},
      {name: 'given'},
      {name: 'apes', description: 'Our cousins.'},
      {name: 'unused'},
      {name: 'cats'},
    ]);
  });

  it('begin with those of the design, whose operations stay as they are', async () => {
    const design: OpenApiSpec = {
      openapi: '3.1.1',
      info: {title: 'Zoo', version: '1.0.0'},
      tags: [{name: 'second'}, {name: 'first'}],
      paths: {'/designed': {get: {'x-controller-name': 'Lions', 'x-operation-name': 'list', responses: {'200': {description: 'It.'}}}}},
    };

    const document = await documentOf([Lions], app => void app.api(design));

    expect(document.tags).toEqual([{name: 'second'}, {name: 'first'}, {name: 'cats'}]);
    expect(document.paths?.['/designed']).toEqual(design.paths?.['/designed']);
  });

  it('are not there where nothing has one', async () => {
    expect(await documentOf([])).not.toHaveProperty('tags');
  });
});

async function documentOf(controllers: readonly Constructor[], prepare?: (app: RestApplication) => void): Promise<OpenApiSpec> {
  const {app} = await givenApplication(controllers, prepare);
  return app.restServer.getApiSpec();
}
