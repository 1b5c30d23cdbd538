import {describe, expect, it} from '@jest/globals';

import {Application} from '@rondojs/core';

class Part {}

describe('what is no class', () => {
  it.each<[string, () => unknown, string]>([
    ['a controller of the options', () => new Application({controllers: [Part, undefined as never]}), 'controllers[1] is undefined, and must be a class: two files that import each other'],
    ['an object for a controller', () => new Application({controllers: [new Part() as never]}), 'controllers[0] is object, and must be a class.'],
    ['a server of the options', () => new Application({servers: {http: undefined as never}}), 'servers.http is undefined'],
    ['a controller', () => new Application().controller(undefined as never), 'The controller is undefined'],
    ['a service', () => new Application().service(null as never), 'The service is null'],
    ['an observer', () => new Application().lifeCycleObserver(undefined as never), 'The observer is undefined'],
    ['a server', () => new Application().server(undefined as never), 'The server is undefined'],
    ['a controller of a component', () => new Application({components: [{controllers: [undefined as never]}]}), '.controllers[0] is undefined'],
    ['a service of a component', () => new Application({components: [{services: [Part, 7 as never]}]}), '.services[1] is number'],
    ['an observer of a component', () => new Application({components: [{observers: [undefined as never]}]}), '.observers[0] is undefined'],
    ['a server of a component', () => new Application({components: [{servers: [undefined as never]}]}), '.servers[0] is undefined'],
    ['a named server of a component', () => new Application({components: [{servers: {http: undefined as never}}]}), '.servers[http] is undefined'],
    ['a provider of a component', () => new Application({components: [{providers: {clock: undefined as never}}]}), '.providers[clock] is undefined'],
    ['what a component requires', () => new Application({components: [{requires: [undefined as never]}]}), '.requires[0] is undefined'],
  ])('is refused where it is given: %s', (_, give, message) => {
    expect(give).toThrow(expect.objectContaining({code: 'INVALID_PART', message: expect.stringContaining(message)}));
  });

  it.each<[string, () => unknown]>([
    ['a component', () => new Application().component(undefined as never)],
    ['a component of the options', () => new Application({components: [undefined as never]})],
  ])('is told why it may be missing: %s', (_, give) => {
    const message = expect.stringMatching(/^A component is .*; got undefined: two files that import each other perhaps/);
    expect(give).toThrow(expect.objectContaining({code: 'INVALID_COMPONENT', message}));
  });
});
