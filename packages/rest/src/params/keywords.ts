/** What stands under a keyword. */
export type KeywordKind =
  | 'any'
  | 'text'
  | 'number'
  | 'boolean'
  | 'list'
  | 'texts'
  | 'types'
  | 'schema'
  | 'schemas'
  | 'named'
  | 'object';

/** The keywords of JSON Schema 2020-12, and those that OpenAPI adds. */
export const KEYWORDS: Readonly<Record<string, KeywordKind>> = {
  $id: 'text',
  $schema: 'text',
  $anchor: 'text',
  $ref: 'text',
  $dynamicRef: 'text',
  $dynamicAnchor: 'text',
  $comment: 'text',
  $vocabulary: 'object',
  $defs: 'named',
  definitions: 'named',
  components: 'any',

  type: 'types',
  enum: 'list',
  const: 'any',
  format: 'text',
  nullable: 'boolean',

  minLength: 'number',
  maxLength: 'number',
  pattern: 'text',
  contentEncoding: 'text',
  contentMediaType: 'text',
  contentSchema: 'schema',

  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  multipleOf: 'number',

  items: 'schema',
  prefixItems: 'schemas',
  contains: 'schema',
  minContains: 'number',
  maxContains: 'number',
  minItems: 'number',
  maxItems: 'number',
  uniqueItems: 'boolean',
  unevaluatedItems: 'schema',

  properties: 'named',
  patternProperties: 'named',
  additionalProperties: 'schema',
  unevaluatedProperties: 'schema',
  propertyNames: 'schema',
  required: 'texts',
  minProperties: 'number',
  maxProperties: 'number',
  dependentRequired: 'object',
  dependentSchemas: 'named',
  dependencies: 'object',

  allOf: 'schemas',
  anyOf: 'schemas',
  oneOf: 'schemas',
  not: 'schema',
  if: 'schema',
  then: 'schema',
  else: 'schema',

  title: 'text',
  description: 'text',
  default: 'any',
  examples: 'any',
  deprecated: 'boolean',
  readOnly: 'boolean',
  writeOnly: 'boolean',

  discriminator: 'object',
  xml: 'object',
  externalDocs: 'object',
  example: 'any',
};
