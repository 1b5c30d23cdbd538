import type {Schema} from '@rondojs/json-schema';

interface Row {
  readonly name: string;
  readonly schema: Schema;
  readonly data: readonly unknown[];
}

const TREE = {type: 'object', required: ['value'], properties: {value: {type: 'integer'}, children: {type: 'array', items: {$ref: '#'}}}};

/** Schemas with references, and those for what nobody has looked at: chance would seldom write them. */
export const SCHEMAS: readonly Row[] = [
  {name: 'a schema that refers to itself', schema: TREE, data: [{value: 1, children: [{value: 2}]}, {value: 1, children: [{children: [{value: 'x'}]}]}]},
  {
    name: 'definitions',
    schema: {$ref: '#/$defs/pair', $defs: {pair: {type: 'array', items: {$ref: '#/$defs/n'}, maxItems: 2}, n: {type: 'number'}}},
    data: [[1, 2], [1, 'x'], [1, 2, 3], 'x'],
  },
  {name: 'a reference with neighbours', schema: {$ref: '#/$defs/n', minimum: 5, $defs: {n: {type: 'integer'}}}, data: [7, 3, 3.5, 'x']},
  {name: 'names with escapes', schema: {$ref: '#/$defs/a~1b~0c%25', $defs: {'a/b~c%': {type: 'string'}}}, data: ['x', 1]},
  {name: 'an anchor', schema: {properties: {a: {$ref: '#here'}}, $defs: {x: {$anchor: 'here', type: 'string'}}}, data: [{a: 'x'}, {a: 1}]},
  {
    name: 'documents within a document',
    schema: {
      $id: 'https://rondo.test/root',
      properties: {item: {$ref: 'item'}, other: {$ref: '/deep/other#/$defs/n'}},
      $defs: {
        item: {$id: 'item', type: 'object', properties: {n: {$ref: '#/$defs/n'}}, $defs: {n: {type: 'integer'}}},
        other: {$id: 'https://rondo.test/deep/other', $defs: {n: {type: 'string'}}},
      },
    },
    data: [{item: {n: 1}, other: 'x'}, {item: {n: 'x'}, other: 1}],
  },
  {
    name: 'a tree that another document makes strict',
    schema: {
      $id: 'https://rondo.test/strict',
      $dynamicAnchor: 'node',
      $ref: 'tree',
      unevaluatedProperties: false,
      $defs: {
        tree: {
          $id: 'tree',
          $dynamicAnchor: 'node',
          type: 'object',
          properties: {data: true, children: {type: 'array', items: {$dynamicRef: '#node'}}},
        },
      },
    },
    data: [{children: [{data: 1}]}, {children: [{daat: 1}]}],
  },
  {
    name: 'unevaluated properties',
    schema: {
      properties: {a: true},
      allOf: [{properties: {b: {type: 'integer'}}}],
      anyOf: [{required: ['c'], properties: {c: true}}, {required: ['d'], patternProperties: {'^d': true}}],
      if: {required: ['e'], properties: {e: true}},
      then: {properties: {f: true}},
      unevaluatedProperties: false,
    },
    data: [{a: 1, b: 1, c: 1}, {a: 1, c: 1, d: 1, dd: 1, e: 1, f: 1}, {c: 1, f: 1}, {c: 1, x: 1, y: 1}, {d: 1, c: 1}],
  },
  {name: 'unevaluated properties with a schema', schema: {properties: {a: true}, unevaluatedProperties: {type: 'string'}}, data: [{a: 1, b: 'x'}, {b: 1}]},
  {name: 'unevaluated properties behind a reference', schema: {$ref: '#/$defs/a', unevaluatedProperties: false, $defs: {a: {properties: {a: true}}}}, data: [{a: 1}, {b: 1}]},
  {name: 'unevaluated items', schema: {prefixItems: [true], unevaluatedItems: false}, data: [[1], [1, 2], []]},
  {name: 'unevaluated items with a schema', schema: {prefixItems: [true], unevaluatedItems: {type: 'string'}}, data: [[1, 'x'], [1, 2, 3]]},
  {name: 'unevaluated items behind a choice', schema: {anyOf: [{prefixItems: [true, {const: 2}]}, {prefixItems: [true]}], unevaluatedItems: false}, data: [[1], [1, 2], [1, 3]]},
  {
    name: 'patterns beside a choice that does not hold, for which the code of Ajv fails',
    schema: {anyOf: [{additionalProperties: {type: 'string'}}], patternProperties: {'^a': false}},
    data: [{a: null}, {b: 'x'}, {}],
  },
  {name: 'unique items', schema: {uniqueItems: true}, data: [[], [1, '1'], [1, 2, 1], [{a: 1, b: 2}, {b: 2, a: 1}], [[1], [2], [1], [1]]]},
  ...['date', 'time', 'date-time', 'duration', 'uri', 'uri-reference', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid', 'json-pointer', 'regex', 'byte', 'int64', 'double', 'password'].map(format => ({
    name: `the format ${format}`,
    schema: {format},
    data: ['', 'a', 'P1D', '2026-11-21', '2026-11-21T10:00:00Z', '10:00:00Z', 'http://a.test/b', 'a@b.test', '::1', '127.0.0.1', '/a', 'YQ==', '(', '123e4567-e89b-12d3-a456-426614174000', 5, 5.5, 2 ** 60, null],
  })),
];
