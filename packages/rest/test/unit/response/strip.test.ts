import {describe, expect, it} from '@jest/globals';

import {createStrip} from '../../../src/response/strip.js';

import type {ComponentsObject, SchemaOrReference} from '@rondojs/openapi-spec';

const a: SchemaOrReference = {properties: {a: {}}};
const b: SchemaOrReference = {properties: {b: {}}};
const node: SchemaOrReference = {properties: {next: {$ref: '#/components/schemas/Node'}}};

describe('createStrip', () => {
  it.each<[string, SchemaOrReference, unknown, unknown]>([
    ['what a schema does not name', a, {a: 1, x: 2}, {a: 1}],
    ['nothing where no members are named', {type: 'object'}, {x: 2}, {x: 2}],
    ['nothing where others are allowed', {...a, additionalProperties: true}, {a: 1, x: 2}, {a: 1, x: 2}],
    ['in members that have any name', {additionalProperties: a}, {any: {a: 1, x: 2}}, {any: {a: 1}}],
    ['in members that fit a pattern', {...a, patternProperties: {'^x-': a}}, {'x-1': {a: 1, x: 2}, y: 1}, {'x-1': {a: 1}}],
    ['in items', {items: a}, [{a: 1, x: 2}, 7, null], [{a: 1}, 7, null]],
    ['in the first items', {prefixItems: [a], items: b}, [{a: 1, b: 1}, {a: 1, b: 1}], [{a: 1}, {b: 1}]],
    ['less where all of several hold', {allOf: [a, b]}, {a: 1, b: 2, x: 3}, {a: 1, b: 2}],
    ['less where one of several holds', {oneOf: [a, b]}, {b: 2, x: 3}, {b: 2}],
    ['behind a reference', {$ref: '#/components/schemas/Node'}, {next: {next: {}, x: 1}, x: 1}, {next: {next: {}}}],
    ['nothing of a circle of references', {$ref: '#/components/schemas/Loop'}, {x: 1}, {x: 1}],
    ['nothing of no object', a, 'text', 'text'],
    ['what only the prototype names', {properties: {}}, JSON.parse('{"constructor":1,"__proto__":2}'), {}],
  ])('strips %s', (_, schema, value, stripped) => {
    const components = {schemas: {Node: node, Loop: {$ref: '#/components/schemas/Loop'}}} as ComponentsObject;

    expect(createStrip(schema, components)(value)).toEqual(stripped);
  });
});
