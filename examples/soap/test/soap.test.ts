import {afterEach, beforeEach, describe, expect, it, jest} from '@jest/globals';
import soap from 'soap';

import {Application} from '@rondojs/core';
import {HttpErrors, RestBindings, RestComponent, reply} from '@rondojs/rest';
import {get, post, requestBody, response} from '@rondojs/openapi-spec';

import {NAMESPACE, call, givenParcels, send, textOf} from './given-parcels.js';
import {SoapServer} from '../src/soap/soap-server.js';

import type {Client} from 'soap';
import type {Constructor} from '@rondojs/context';

// Machines may be busy.
jest.setTimeout(60_000);

const TO_ADA = {name: 'Ada', city: 'Wien', country: 'AT'};
const FIND = call('findParcel', '<id>1</id>');

let parcels: Awaited<ReturnType<typeof givenParcels>>;

beforeEach(async () => {
  parcels = await givenParcels();
});
afterEach(() => parcels.app.close());

describe('a client of SOAP that has read the WSDL', () => {
  let client: Client;

  beforeEach(async () => {
    client = await soap.createClientAsync(`${parcels.soapUrl}?wsdl`);
  });

  it('finds all operations of the controller in it', () => {
    const {Service} = client.describe() as {Service: {Port: object}};

    expect(Object.keys(Service.Port)).toEqual(['takeParcel', 'listParcels', 'findParcel', 'sendParcel']);
  });

  it('gives and gets what a client of REST gives and gets', async () => {
    const [taken] = await client.takeParcelAsync({body: {to: TO_ADA, grams: 1200, express: true, contents: ['books', 'tea']}});
    await client.sendParcelAsync({id: 1});
    const {body} = await parcels.app.client('open').request('GET /parcels/1');

    const parcel = {id: 1, to: TO_ADA, grams: 1200, express: true, contents: ['books', 'tea']};
    expect(taken.result).toEqual({...parcel, state: 'waiting', taken: new Date('2026-01-15T09:00:00Z')});
    expect(body).toEqual({...parcel, state: 'sent', taken: '2026-01-15T09:00:00.000Z'});
  });

  it('gets a list, with the defaults of the contract', async () => {
    for (let count = 0; count < 25; count++) parcels.store.add({to: TO_ADA, grams: 1 + count});

    const [all] = await client.listParcelsAsync({});
    const [some] = await client.listParcelsAsync({country: 'AT', limit: 2});
    const [none] = await client.listParcelsAsync({country: 'FR'});

    expect(all.result).toHaveLength(20);
    expect((some.result as {id: number}[]).map(({id}) => id)).toEqual([1, 2]);
    expect(none).toBeNull();
  });

  it('is told by a fault what was wrong', async () => {
    const failed = await client.findParcelAsync({id: 7}).catch((error: unknown) => error as SoapFault);

    expect((failed as SoapFault).root.Envelope.Body.Fault).toMatchObject({
      faultcode: 'soap:Client',
      faultstring: 'There is no parcel 7.',
      detail: {problem: {status: '404', code: 'NOT_FOUND'}},
    });
  });
});

describe('the contract', () => {
  it.each([
    ['takeParcel', '<body><to><name/><city>B</city><country>XX</country></to><grams>0</grams></body>', 'POST /parcels', {to: {name: '', city: 'B', country: 'XX'}, grams: 0}],
    ['takeParcel', '<body><grams>12.5</grams><size>L</size></body>', 'POST /parcels', {grams: 12.5, size: 'L'}],
    ['takeParcel', '<body><to><name>A</name><city>B</city><country>AT</country></to><grams>1</grams><contents/></body>', 'POST /parcels', {to: {name: 'A', city: 'B', country: 'AT'}, grams: 1, contents: ['']}],
  ])('is judged alike: %s %s', async (action, members, operation, body) => {
    const {status, text} = await send(parcels.soapUrl, action, call(action, members));
    const {body: problem} = await parcels.app.client('open').request(operation, {body});

    const {code, errors} = problem as {code: string; errors: {pointer: string; code: string; message: string}[]};
    const wanted = errors.map(fault => ({pointer: `/body${fault.pointer}`, code: fault.code, message: fault.message}));
    expect(status).toBe(500);
    expect(textOf(text, 'code')).toBe(code);
    expect(faultsIn(text)).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(0);
  });

  it.each([
    ['findParcel', '<id>first</id>', '/id', 'type'],
    ['findParcel', '<id>0</id>', '/id', 'minimum'],
    ['findParcel', '', '/id', 'required'],
    ['findParcel', '<id>1</id><id>2</id>', '/id', 'type'],
    ['findParcel', '<id><id>1</id></id>', '/id', 'type'],
    ['findParcel', '<id>9007199254740993</id>', '/id', 'type'],
    ['findParcel', '<id>1</id><x:id xmlns:x="urn:other">1</x:id>', '/{urn:other}id', 'additionalProperties'],
    ['listParcels', '<limit>101</limit>', '/limit', 'maximum'],
    ['listParcels', '<country>XX</country>', '/country', 'enum'],
    ['listParcels', '<__proto__>1</__proto__>', '/__proto__', 'additionalProperties'],
    ['listParcels', '<constructor><prototype/></constructor>', '/constructor', 'additionalProperties'],
    ['takeParcel', '<body xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>', '/body', 'type'],
  ])('refuses %s with %s', async (action, members, pointer, code) => {
    const {status, text} = await send(parcels.soapUrl, action, call(action, members));

    expect(status).toBe(500);
    expect(textOf(text, 'faultcode')).toBe('soap:Client');
    expect(faultsIn(text)).toContainEqual({pointer: pointer.replaceAll('/urn', '~1urn'), code, message: expect.any(String)});
  });
});

describe('an envelope', () => {
  it('says by SOAPAction what is to be done, and without one the actions are told', async () => {
    const none = await send(parcels.soapUrl, 'x', FIND, {soapaction: ''});
    const near = await send(parcels.soapUrl, 'findParce', FIND);
    const other = await send(parcels.soapUrl, 'listParcels', FIND);

    expect(textOf(none.text, 'faultstring')).toContain('There are &quot;urn:example:parcels#takeParcel&quot;');
    expect(textOf(near.text, 'faultstring')).toContain('Did you mean &quot;urn:example:parcels#findParcel&quot;?');
    expect(textOf(other.text, 'code')).toBe('MALFORMED_BODY');
  });

  it('of SOAP 1.2, or with a header that must be understood, is refused by the fault that SOAP has for it', async () => {
    const later = FIND.replaceAll('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope');
    const header = (value: number) => `<e:Header><t:Token xmlns:t="urn:t" e:mustUnderstand="${value}">x</t:Token></e:Header>`;

    const version = await send(parcels.soapUrl, 'findParcel', later);
    const must = await send(parcels.soapUrl, 'findParcel', FIND.replace('<e:Body>', `${header(1)}<e:Body>`));
    const may = await send(parcels.soapUrl, 'findParcel', FIND.replace('<e:Body>', `${header(0)}<e:Body>`));

    expect(textOf(version.text, 'faultcode')).toBe('soap:VersionMismatch');
    expect(textOf(must.text, 'faultcode')).toBe('soap:MustUnderstand');
    expect(textOf(may.text, 'faultstring')).toBe('There is no parcel 1.');
  });

  it('takes any text there and back, but for characters that XML does not have', async () => {
    const name = `<&>"' äß漢😀 ]]> \t\r\n-`;
    const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
    const to = `<to><name>${escaped}</name><city><![CDATA[<C>]]></city><country>AT</country></to>`;

    const {status, text} = await send(parcels.soapUrl, 'takeParcel', call('takeParcel', `<body>${to}<grams>+07</grams></body>`));
    parcels.store.add({to: {name: 'NUL\u0000', city: '\ud800', country: 'CH'}, grams: 1});
    const odd = await send(parcels.soapUrl, 'findParcel', call('findParcel', '<id>2</id>'));

    expect(status).toBe(200);
    expect(parcels.store.find(1)).toMatchObject({to: {name, city: '<C>'}, grams: 7});
    expect(textOf(text, 'name')).toBe('&lt;&amp;&gt;&quot;\' äß漢😀 ]]&gt; &#9;&#13;&#10;-');
    expect(textOf(odd.text, 'name')).toBe('NUL\ufffd');
    expect(textOf(odd.text, 'city')).toBe('\ufffd');
  });

  it.each([
    ['PUT', '', 405, 'METHOD_NOT_ALLOWED'],
    ['POST', 'parcels', 404, 'ROUTE_NOT_FOUND'],
    ['GET', 'parcels/1', 404, 'ROUTE_NOT_FOUND'],
    ['GET', 'openapi.json', 404, 'ROUTE_NOT_FOUND'],
  ])('comes by POST to one place: %s /%s is %i', async (method, path, status, code) => {
    const answer = await fetch(parcels.soapUrl + path, {method});

    expect([answer.status, textOf(await answer.text(), 'code')]).toEqual([status, code]);
    expect(answer.headers.get('allow')).toBe(status === 405 ? 'GET, HEAD, POST' : null);
  });
});

describe('what goes wrong inside', () => {
  class OddController {
    @get('/broken', {operationId: 'broken'})
    @response(200, {schema: {type: 'integer'}})
    broken() {
      return 'secret';
    }

    @get('/thrown', {operationId: 'thrown'})
    thrown() {
      throw new Error('secret');
    }

    @get('/late', {operationId: 'late'})
    async late() {
      await new Promise(resolve => setTimeout(resolve, 500));
      throw new Error('secret');
    }

    @post('/replied', {operationId: 'replied'})
    @response(202, {schema: {type: 'array', items: {type: ['number', 'null']}}})
    replied() {
      return reply(202, [1.5, null]);
    }

    @get('/refused', {operationId: 'refused'})
    refused() {
      throw new HttpErrors.Forbidden('Not you.');
    }
  }

  it.each([
    ['broken', 'soap:Server', 'Internal Server Error'],
    ['thrown', 'soap:Server', 'Internal Server Error'],
    ['refused', 'soap:Client', 'Not you.'],
    ['late', 'soap:Server', 'The operation did not answer within 100 ms.'],
  ])('is a fault that says no more than it must: %s', async (action, code, text) => {
    const {answer, logged} = await givenCall(OddController, action);

    expect(textOf(answer.text, 'faultcode')).toBe(code);
    expect(textOf(answer.text, 'faultstring')).toBe(text);
    expect(answer.text).not.toContain('secret');
    expect(logged).toHaveLength(code === 'soap:Server' ? 1 : 0);
  });

  it('leaves replies as they are, and what is null is said to be nil', async () => {
    const {answer} = await givenCall(OddController, 'replied');

    expect(answer.status).toBe(200);
    expect(answer.text).toContain('<result>1.5</result><result xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>');
  });

  async function givenCall(type: Constructor, action: string) {
    const logged: unknown[] = [];
    const app = new Application({components: [RestComponent], servers: {soap: SoapServer}, controllers: [type], soap: {port: 0, namespace: NAMESPACE, timeLimit: action === 'late' ? 100 : 0}});
    app.bind(RestBindings.SequenceActions.LOG_ERROR).to(error => void logged.push(error));
    await app.start();
    const {url} = app.getServerSync<SoapServer>('soap');
    const answer = await send(`${url}/`, action, call(action, '')).finally(() => app.stop());
    return {answer, logged};
  }
});

describe('a contract that SOAP cannot tell', () => {
  class UnionController {
    @post('/union')
    union(@requestBody({schema: {oneOf: [{type: 'string'}, {type: 'integer'}]}}) either: unknown) {
      return either;
    }
  }
  class UploadController {
    @post('/upload')
    upload(@requestBody({content: {'multipart/form-data': {schema: {type: 'object'}}}}) form: unknown) {
      return form;
    }
  }
  class MatrixController {
    @post('/matrix')
    invert(@requestBody({schema: {type: 'array', items: {type: 'array', items: {type: 'number'}}}}) matrix: unknown) {
      return matrix;
    }
  }
  class NamedController {
    @post('/named')
    name(@requestBody({schema: {type: 'object', properties: {'a b': {type: 'string'}}}}) named: unknown) {
      return named;
    }
  }
  class OneController {
    @get('/one', {operationId: 'a.b'})
    one() {}
    @get('/other', {operationId: 'a b'})
    other() {}
    @get('/another', {operationId: 'a:b'})
    another() {}
  }

  it.each([
    [UnionController, '"oneOf", which the WSDL cannot say'],
    [UploadController, 'UploadController.upload: its body has no schema for application/json'],
    [MatrixController, 'body is an array of arrays'],
    [NamedController, '"a b" cannot be the name of an element'],
    [OneController, 'OneController.other and OneController.another would both be urn:rondo:soap#a_b'],
  ])('is refused at the start: %p', async (type, message) => {
    const app = new Application({components: [RestComponent], servers: {soap: SoapServer}, controllers: [type], soap: {port: 0}});

    await expect(app.start()).rejects.toThrow(message);
  });

  it('is refused with options that a SOAP server does not have', async () => {
    const app = new Application({components: [RestComponent], servers: {soap: SoapServer}, soap: {port: 0, name_space: 'urn:x'}});

    await expect(app.start()).rejects.toThrow('/soap/name_space');
  });
});

describe('the WSDL', () => {
  it('tells the address by which it was asked for', async () => {
    const {port} = new URL(parcels.soapUrl);

    const answer = await fetch(`http://localhost:${port}/?wsdl`);

    expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(await answer.text()).toContain(`<soap:address location="http://localhost:${port}/"/>`);
  });

  it('is what the server says of itself, and has the operations that there are now', async () => {
    class LateController {
      @get('/late', {operationId: 'late'})
      late() {}
    }
    parcels.soapServer.controller(LateController);

    const {servers} = await parcels.app.app.describe();

    expect(servers).toContainEqual(expect.objectContaining({name: 'soap', documentation: `${parcels.soapUrl}?wsdl`}));
    expect(parcels.soapServer.getWsdl()).toContain('<operation name="late">');
  });
});

interface SoapFault {
  readonly root: {readonly Envelope: {readonly Body: {readonly Fault: object}}};
}

function faultsIn(xml: string) {
  return [...xml.matchAll(/<i><in>.*?<\/message>/g)].map(([fault]) => ({
    pointer: textOf(fault, 'pointer'),
    code: textOf(fault, 'code'),
    message: textOf(fault, 'message'),
  }));
}
