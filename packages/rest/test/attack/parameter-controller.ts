import {get, param} from '@rondojs/openapi-spec';

const COLOR = {
  type: 'object',
  properties: {R: {type: 'integer'}, G: {type: 'integer'}, __proto: {type: 'string'}},
  additionalProperties: {type: 'string'},
} as const;

/** Every place and style of parameters; each operation gives back what it was given. */
export class ParameterController {
  @get('/health')
  health() {
    return {ok: true};
  }

  @get('/path/{text}')
  path(@param.path.string('text') text: string) {
    return {text};
  }

  @get('/integer/{n}')
  integer(@param.path.integer('n', {schema: {minimum: -10, maximum: 1_000_000}}) n: number) {
    return {n};
  }

  @get('/label/{items}')
  label(@param.array('items', 'path', {type: 'integer'}, {style: 'label'}) items: number[]) {
    return {items};
  }

  @get('/matrix/{items}')
  matrix(@param.array('items', 'path', {type: 'string'}, {style: 'matrix', explode: true}) items: string[]) {
    return {items};
  }

  @get('/query')
  query(
    @param.query.string('text', {schema: {maxLength: 5000}}) text: string | undefined,
    @param.query.integer('integer') integer: number | undefined,
    @param.query.number('number', {schema: {maximum: 1e10}}) number: number | undefined,
    @param.query.boolean('boolean') boolean: boolean | undefined,
    @param.query.long('long') long: number | undefined,
    @param.query.uuid('uuid') uuid: string | undefined,
    @param.query.dateTime('when') when: unknown,
  ) {
    return {text, integer, number, boolean, long, uuid, when};
  }

  @get('/lists')
  lists(
    @param.query.array('form', {type: 'integer'}, {schema: {maxItems: 200}}) form: number[] | undefined,
    @param.query.array('pipes', {type: 'string'}, {style: 'pipeDelimited', explode: false}) pipes: string[] | undefined,
    @param.query.array('blanks', {type: 'string'}, {style: 'spaceDelimited', explode: false}) blanks: string[] | undefined,
    @param.query.array('commas', {type: 'string'}, {explode: false}) commas: string[] | undefined,
  ) {
    return {form, pipes, blanks, commas};
  }

  @get('/deep')
  deep(@param.query.object('color', COLOR, {style: 'deepObject', explode: true}) color: object | undefined) {
    return {color};
  }

  @get('/json')
  json(
    @param({
      name: 'filter',
      in: 'query',
      content: {
        'application/json': {
          schema: {type: 'object', properties: {limit: {type: 'integer'}, where: {type: 'object'}}},
        },
      },
    })
    filter: object | undefined,
  ) {
    return {filter};
  }

  @get('/headers')
  headers(
    @param.header.string('X-Text', {schema: {maxLength: 5000}}) text: string | undefined,
    @param.header.integer('X-Integer') integer: number | undefined,
    @param.array('X-List', 'header', {type: 'integer'}) list: number[] | undefined,
    @param.cookie.string('text') cookie: string | undefined,
    @param.cookie.integer('integer') count: number | undefined,
  ) {
    return {text, integer, list, cookie, count};
  }
}
