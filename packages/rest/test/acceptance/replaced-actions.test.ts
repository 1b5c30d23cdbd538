import fc from 'fast-check';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {DefaultSequence, RestApplication, RestBindings, actionFor, actions, composeSequence, invokeOperation, writeResultToResponse} from '@rondojs/rest';
import {inject, injectable} from '@rondojs/context';

import {givenClient} from '../helpers.js';

import type {Client} from '../helpers.js';
import type {InvokeMethod, RequestContext, Send} from '@rondojs/rest';
import type {OperationObject, ParameterObject} from '@rondojs/openapi-spec';
import type {Provider} from '@rondojs/context';

const {findRoute, parseParams, invoke, send} = actions;

@injectable()
class PlainInvokeProvider implements Provider<InvokeMethod> {
  constructor(@inject(RestBindings.Http.CONTEXT) readonly context: RequestContext) {}

  value(): InvokeMethod {
    return async (route, params) => invokeOperation(route, params);
  }
}

const plainSend: Send = (response, result) => writeResultToResponse(response, result);

/** Ways of saying what the default sequence says, in other words. */
const WAYS: Readonly<Record<string, (app: RestApplication) => void>> = {
  'a class': app => app.sequence(class extends DefaultSequence {}),
  'a function': app =>
    app.handler(async ({request, response}, {findRoute: find, parseParams: parse, invoke: call, send: answer}) => {
      const route = find(request);
      await answer(response, await call(route, await parse(request, route)));
    }),
  'composed actions': app => app.sequence(composeSequence([findRoute, parseParams, invoke, send])),
  'an invoke for each request': app => app.bind(RestBindings.SequenceActions.INVOKE_METHOD).toProvider(PlainInvokeProvider),
  'actions of each operation': app => {
    for (const name of NAMES) app.bind(actionFor(RestBindings.SequenceActions.INVOKE_METHOD, name)).to(invokeOperation);
  },
  'timed actions': app => app.bind('timed').to(true),
  'a plain send of one operation': app => app.bind(actionFor(RestBindings.SequenceActions.SEND, 'nothing')).to(plainSend),
};

const TYPES = ['integer', 'boolean', 'string'] as const;
const RESULTS = {echo: (...args: unknown[]) => ({args}), text: (...args: unknown[]) => args.join(), nothing: () => undefined, fails: () => { throw new Error('no'); }};
const NAMES = Object.keys(RESULTS) as (keyof typeof RESULTS)[];

const texts = fc.oneof(fc.constantFrom('1', 'true', '', 'abc', '%', '-0', '1e3', 'a b'), fc.string({maxLength: 6}));
const requests = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'DELETE'),
  name: fc.constantFrom(...NAMES, 'nobody'),
  id: texts,
  q: fc.option(texts),
  accept: fc.constantFrom('*/*', 'application/json', 'text/html', 'nonsense'),
});

describe('a sequence in other words answers as the default one does', () => {
  const apps: RestApplication[] = [];
  let plain: Client;
  const others: Record<string, Client> = {};

  beforeAll(async () => {
    plain = await given(() => undefined);
    for (const [way, replace] of Object.entries(WAYS)) others[way] = await given(replace);
  });

  afterAll(async () => {
    for (const app of apps) await app.stop();
  });

  it.each(Object.keys(WAYS))('%s', async way => {
    await fc.assert(
      fc.asyncProperty(requests, async ({method, name, id, q, accept}) => {
        const path = `/${name}/${encodeURIComponent(id)}${q === null ? '' : `?q=${encodeURIComponent(q)}`}`;
        const init = {headers: {accept}};

        const [expected, actual] = [await plain.send(method, path, init), await (others[way] as Client).send(method, path, init)];

        expect(told(actual)).toEqual(told(expected));
      }),
      {numRuns: 60},
    );
  }, 60_000);

  async function given(replace: (app: RestApplication) => void): Promise<Client> {
    const app = new RestApplication({rest: {port: 0, serverTiming: replace === WAYS['timed actions']}});
    app.bind(RestBindings.SequenceActions.LOG_ERROR).to(() => undefined);
    NAMES.forEach((name, index) => app.route('get', `/${name}/{id}`, operation(name, index), RESULTS[name]));
    replace(app);
    apps.push(app);
    await app.start();
    return givenClient(app.url);
  }
});

function operation(operationId: string, index: number): OperationObject {
  const parameters: ParameterObject[] = [
    {name: 'id', in: 'path', required: true, schema: {type: TYPES[index % 3] as 'string'}},
    {name: 'q', in: 'query', schema: {type: TYPES[(index + 1) % 3] as 'string'}},
  ];
  return {operationId, parameters, responses: {}};
}

function told({status, headers, text}: Awaited<ReturnType<Client['get']>>) {
  const fields = [...headers].filter(([name]) => !['date', 'server-timing', 'connection', 'keep-alive'].includes(name));
  return {status, fields, text};
}
