import {afterEach, describe, expect, it} from '@jest/globals';
import {type} from 'arktype';
import {z} from 'zod';

import {get, param, post, requestBody, response, route, routes} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

const Guest = z
  .string()
  .transform(name => ({name}))
  .pipe(z.object({name: z.string()}));

const Stay = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    guests: z.array(Guest).default([]),
  })
  .refine(({from, to}) => from < to, {message: 'ends before it begins', path: ['to']})
  .meta({id: 'Stay'});

const Coupon = z.string().refine(code => Promise.resolve(code !== 'used'), 'was used before');
const Even = type('number').narrow((value, ctx) => value % 2 === 0 || ctx.mustBe('even'));

class StayController {
  @post('/stays')
  @response(201, Stay)
  create(
    @requestBody(Stay) stay: z.output<typeof Stay>,
    @param.query('coupon', Coupon) coupon: string | undefined,
    @param.query('rooms', Even) rooms: number | undefined,
  ) {
    return {...stay, coupon, rooms};
  }

  @post('/many')
  createMany(@requestBody.array(Stay) stays: z.output<typeof Stay>[]) {
    return stays.length;
  }

  @get('/plain')
  plain(@param.query.integer('n') n: number) {
    return {n};
  }
}

const stay = {from: '2026-01-01', to: '2026-01-03', guests: ['Ada']};

afterEach(stopAll);

describe('a schema with a validation of its own', () => {
  it('gives the method what it makes of the request', async () => {
    const {client} = await givenApplication([StayController]);

    const {status, body} = await client.post('/stays?coupon=new&rooms=2', stay);

    expect(status).toBe(201);
    expect(body).toEqual({...stay, guests: [{name: 'Ada'}], coupon: 'new', rooms: 2});
  });

  it('refuses a body that JSON Schema has let through, and says where', async () => {
    const {client} = await givenApplication([StayController]);

    const {status, body} = await client.post('/stays', {...stay, to: '2025-12-31'});

    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'INVALID_BODY',
      errors: [{in: 'body', pointer: '/to', code: 'schema', message: 'ends before it begins'}],
    });
  });

  it('refuses a part of a body', async () => {
    const {client} = await givenApplication([StayController]);

    const {body} = await client.post('/many', [stay, {...stay, to: '2025-12-31'}]);

    expect(body).toMatchObject({errors: [{in: 'body', pointer: '/1/to'}]});
  });

  it('refuses parameters, all at once, however long it takes', async () => {
    const {client} = await givenApplication([StayController]);

    const {status, body} = await client.post('/stays?coupon=used&rooms=3', stay);

    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'INVALID_PARAMETERS',
      errors: [
        {in: 'query', pointer: '/coupon', code: 'schema', message: 'was used before'},
        {in: 'query', pointer: '/rooms', code: 'schema', message: expect.stringContaining('even')},
      ],
    });
  });

  it('is asked after JSON Schema, which says what it can', async () => {
    const {client} = await givenApplication([StayController]);

    const {status, body} = await client.post('/stays', {from: 1, guests: ['Ada']});

    expect(status).toBe(422);
    expect(body).toMatchObject({
      errors: [
        {pointer: '/to', code: 'required'},
        {pointer: '/from', code: 'type'},
      ],
    });
  });

  it('is for a request that has what it is for', async () => {
    const {client} = await givenApplication([StayController]);

    const [without, plain] = [await client.post('/stays', stay), await client.get('/plain?n=5')];

    expect([without.status, plain.body]).toEqual([201, {n: 5}]);
  });

  it('stands in the document as JSON Schema', async () => {
    const {client} = await givenApplication([StayController]);

    const {body} = await client.get('/openapi.json');

    expect(Object.keys((body as {components: {schemas: object}}).components.schemas)).toEqual(['Stay', 'StayOutput', 'Problem']);
  });

  it('works for routes without decorators', async () => {
    const create = route({
      verb: 'post',
      path: '/stays',
      body: Stay,
      responses: {201: {}},
      handler: ({body}) => body.guests.map(({name}) => name),
    });
    const {client} = await givenApplication([routes('StayController', {create})]);

    const [good, bad] = [
      await client.post('/stays', stay),
      await client.post('/stays', {...stay, to: '2025-12-31'}),
    ];

    expect([good.status, good.body, bad.status]).toEqual([201, ['Ada'], 422]);
  });
});
