import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {api, post, requestBody} from '@rondojs/openapi-spec';

import {givenApplication, stopAll} from '../helpers.js';

import type {Client} from '../helpers.js';
import type {ComponentsObject, MediaTypeObject, SchemaObject} from '@rondojs/openapi-spec';

const colors: SchemaObject = {
  type: 'object',
  properties: {R: {type: 'integer'}, G: {type: 'integer'}, B: {type: 'integer'}},
};

const schema: SchemaObject = {
  type: 'object',
  properties: {
    text: {type: 'string'},
    n: {type: 'number'},
    i: {type: 'integer'},
    flag: {type: 'boolean'},
    maybe: {type: ['integer', 'null']},
    either: {anyOf: [{type: 'integer'}, {type: 'boolean'}]},
    size: {enum: [1, 2, 'L']},
    list: {type: 'array', items: {type: 'integer'}},
    comma: {type: 'array', items: {type: 'integer'}},
    space: {type: 'array', items: {type: 'string'}},
    pipe: {type: 'array', items: {type: 'string'}},
    json: {type: 'array', items: {type: 'integer'}},
    items: {type: 'array', items: {$ref: '#/components/schemas/Item'}},
    location: {$ref: '#/components/schemas/Location'},
    spread: {...colors, properties: {A: {type: 'integer'}, Z: {type: 'string'}}},
    pairs: colors,
    deep: colors,
  },
};

const encoding: NonNullable<MediaTypeObject['encoding']> = {
  comma: {style: 'form', explode: false},
  space: {style: 'spaceDelimited', explode: false},
  pipe: {style: 'pipeDelimited', explode: false},
  json: {contentType: 'application/json'},
  spread: {style: 'form', explode: true},
  pairs: {style: 'form', explode: false},
  deep: {style: 'deepObject', explode: true},
};

const components: ComponentsObject = {
  schemas: {
    Item: {type: 'object', required: ['title'], properties: {title: {type: 'string'}, n: {type: 'integer'}}},
    Location: {
      allOf: [
        {type: 'object', properties: {lat: {type: 'number'}}},
        {properties: {place: {type: 'object', properties: {zip: {type: 'integer'}}}}},
      ],
    },
  },
};

const TYPE = 'application/x-www-form-urlencoded';

@api({components})
class FormController {
  @post('/form', {'x-body-limit': {fields: 30, depth: 4}, responses: {}})
  form(@requestBody({content: {[TYPE]: {schema, encoding}}}) body: unknown) {
    return {body};
  }

  @post('/plain')
  plain(@requestBody({content: {[TYPE]: {}}}) body: unknown) {
    return {body};
  }
}

describe('an urlencoded form', () => {
  let client: Client;

  beforeAll(async () => {
    ({client} = await givenApplication([FormController]));
  });
  afterAll(stopAll);

  const sendForm = (text: string, path = '/form', type = TYPE) =>
    client.send('POST', path, {body: text, headers: {'content-type': type}});

  it.each<[string, unknown]>([
    ['text=a+b%20c%2B&n=1.5&i=-7&flag=true', {text: 'a b c+', n: 1.5, i: -7, flag: true}],
    ['text=7&text2=7', {text: '7', text2: '7'}],
    ['text=&text3', {text: '', text3: ''}],
    ['&&text=a=b&', {text: 'a=b'}],
    ['i=1e3&n=-0', {i: 1000, n: -0}],
    ['flag=0', {flag: false}],
    ['maybe=null', {maybe: null}],
    ['maybe=7', {maybe: 7}],
    ['either=true', {either: true}],
    ['either=5', {either: 5}],
    ['size=L', {size: 'L'}],
    ['list=1', {list: [1]}],
    ['list=1&list=2', {list: [1, 2]}],
    ['list[]=1&list[]=2', {list: [1, 2]}],
    ['list[1]=2&list[0]=1', {list: [1, 2]}],
    ['comma=1,2,3', {comma: [1, 2, 3]}],
    ['comma=1%2C2', {comma: [1, 2]}],
    ['space=a+b%20c', {space: ['a', 'b', 'c']}],
    ['pipe=a|b%7Cc', {pipe: ['a', 'b', 'c']}],
    ['json=[1,2]', {json: [1, 2]}],
    ['json=1&json=2', {json: [1, 2]}],
    ['items[0][title]=a&items[1][title]=b&items[1][n]=2', {items: [{title: 'a'}, {title: 'b', n: 2}]}],
    ['items={"title":"a"}&items={"title":"b"}', {items: [{title: 'a'}, {title: 'b'}]}],
    ['location={"lat":1.5}', {location: {lat: 1.5}}],
    ['location[lat]=1.5&location[place][zip]=7', {location: {lat: 1.5, place: {zip: 7}}}],
    ['deep[R]=1&deep[G]=2', {deep: {R: 1, G: 2}}],
    ['A=1&Z=2&text=b', {spread: {A: 1, Z: '2'}, text: 'b'}],
    ['pairs=R,100,G,200', {pairs: {R: 100, G: 200}}],
    ['unknown[a]=1&text[b]=2', {'unknown[a]': '1', 'text[b]': '2'}],
    ['constructor=1&toString=2', {constructor: '1', toString: '2'}],
  ])('is read in the shape of its schema: %s', async (text, value) => {
    const {status, body} = await sendForm(text);

    expect(status).toBe(200);
    expect((body as {body: unknown}).body).toEqual(JSON.parse(JSON.stringify(value)));
  });

  it.each([
    ['i=1.5', '/i', 'type'],
    ['i=0x10', '/i', 'type'],
    ['i=+1', '/i', 'type'],
    ['i=', '/i', 'type'],
    ['i=9007199254740993', '/i', 'type'],
    ['n=9007199254740993', '/n', 'type'],
    ['n=1e400', '/n', 'type'],
    ['n=Infinity', '/n', 'type'],
    ['n=1&n=2', '/n', 'type'],
    ['flag=yes', '/flag', 'type'],
    ['list=a', '/list/0', 'type'],
    ['list[7]=1', '/list', 'type'],
    ['list[99999999999]=1', '/list', 'type'],
    ['items[0][n]=1', '/items/0/title', 'required'],
    ['location=7', '/location', 'type'],
    ['location={', '/location', 'json'],
    ['location={"__proto__":1}', '/location', 'json'],
    ['location[lat]=a', '/location/lat', 'type'],
  ])('is refused for a value that is not as described: %s', async (text, pointer, code) => {
    const {status, body} = await sendForm(text);

    expect(status).toBe(422);
    expect((body as {errors: object[]}).errors).toContainEqual(expect.objectContaining({pointer, code}));
  });

  it.each([
    ['a=%', 'The form has a percent escape that means nothing.'],
    ['a=%zz', 'The form has a percent escape that means nothing.'],
    ['%ff=a', 'The form has a percent escape that means nothing.'],
    ['a=%ed%a0%80', 'The form has a percent escape that means nothing.'],
    ['__proto__=a', 'The form has a name that is refused: __proto__.'],
    ['location[__proto__][a]=a', 'The form has a name that is refused: __proto__.'],
    ['location=1&location[lat]=1', 'The form has one name for a value and for an object.'],
    ['location[a][b][c][d]=1', 'The form is nested more than 4 levels deep.'],
  ])('is refused when it is malformed: %s', async (text, detail) => {
    const {status, body} = await sendForm(text);

    expect(status).toBe(400);
    expect(body).toMatchObject({code: 'MALFORMED_BODY', detail});
  });

  it('is refused for too many fields, and for another charset than UTF-8', async () => {
    const answers = [
      await sendForm('a=1&'.repeat(31)),
      await sendForm('a=1', '/form', `${TYPE}; charset=latin1`),
      await sendForm('a=1', '/form', `${TYPE}; charset=utf-8`),
    ];

    expect(answers.map(({status}) => status)).toEqual([413, 415, 200]);
    expect(answers[0]?.body).toMatchObject({
      code: 'FORM_LIMIT',
      detail: 'The form has more fields than the limit of 30.',
    });
  });

  it('is texts by their names where nothing is described', async () => {
    const {body} = await sendForm('a=1&b[c]=2&d=3&d=4', '/plain');

    expect(body).toEqual({body: {a: '1', 'b[c]': '2', d: ['3', '4']}});
  });
});
