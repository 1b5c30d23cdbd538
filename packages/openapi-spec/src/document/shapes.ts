/**
 * What OpenAPI documents are made of: each kind of object, its fields, and what is in them.
 *
 * A field holds nothing that has a kind (`''`), one object (`'schema'`), a list (`'schema[]'`) or a map
 * (`'schema{}'`). A `*` stands for all other fields, extensions aside. Walking, references, bundling,
 * reading and writing of other versions, and the search for typos all read this table.
 */
export const SHAPES = {
  document: {
    openapi: '',
    $self: '',
    info: 'info',
    jsonSchemaDialect: '',
    servers: 'server[]',
    paths: 'paths',
    webhooks: 'pathItem{}',
    components: 'components',
    security: '',
    tags: 'tag[]',
    externalDocs: 'externalDocs',
  },
  info: {
    title: '',
    summary: '',
    description: '',
    termsOfService: '',
    contact: 'contact',
    license: 'license',
    version: '',
  },
  contact: {name: '', url: '', email: ''},
  license: {name: '', identifier: '', url: ''},
  server: {url: '', name: '', description: '', variables: 'serverVariable{}'},
  serverVariable: {enum: '', default: '', description: ''},
  tag: {name: '', summary: '', description: '', externalDocs: 'externalDocs', parent: '', kind: ''},
  externalDocs: {description: '', url: ''},
  paths: {'*': 'pathItem'},
  components: {
    schemas: 'schema{}',
    responses: 'response{}',
    parameters: 'parameter{}',
    examples: 'example{}',
    requestBodies: 'requestBody{}',
    headers: 'header{}',
    securitySchemes: 'securityScheme{}',
    links: 'link{}',
    callbacks: 'callback{}',
    pathItems: 'pathItem{}',
    mediaTypes: 'mediaType{}',
  },
  pathItem: {
    $ref: '',
    summary: '',
    description: '',
    servers: 'server[]',
    parameters: 'parameter[]',
    get: 'operation',
    put: 'operation',
    post: 'operation',
    delete: 'operation',
    options: 'operation',
    head: 'operation',
    patch: 'operation',
    trace: 'operation',
    query: 'operation',
    additionalOperations: 'operation{}',
  },
  operation: {
    tags: '',
    summary: '',
    description: '',
    externalDocs: 'externalDocs',
    operationId: '',
    parameters: 'parameter[]',
    requestBody: 'requestBody',
    responses: 'response{}',
    callbacks: 'callback{}',
    deprecated: '',
    security: '',
    servers: 'server[]',
  },
  parameter: {
    name: '',
    in: '',
    description: '',
    required: '',
    deprecated: '',
    allowEmptyValue: '',
    style: '',
    explode: '',
    allowReserved: '',
    schema: 'schema',
    content: 'mediaType{}',
    example: '',
    examples: 'example{}',
  },
  header: {
    description: '',
    required: '',
    deprecated: '',
    style: '',
    explode: '',
    schema: 'schema',
    content: 'mediaType{}',
    example: '',
    examples: 'example{}',
  },
  requestBody: {description: '', content: 'mediaType{}', required: ''},
  response: {
    summary: '',
    description: '',
    headers: 'header{}',
    content: 'mediaType{}',
    links: 'link{}',
  },
  mediaType: {
    schema: 'schema',
    itemSchema: 'schema',
    example: '',
    examples: 'example{}',
    encoding: 'encoding{}',
    itemEncoding: 'encoding',
    prefixEncoding: 'encoding[]',
  },
  encoding: {
    contentType: '',
    headers: 'header{}',
    style: '',
    explode: '',
    allowReserved: '',
    encoding: 'encoding{}',
    itemEncoding: 'encoding',
    prefixEncoding: 'encoding[]',
  },
  example: {
    summary: '',
    description: '',
    value: '',
    externalValue: '',
    dataValue: '',
    serializedValue: '',
  },
  link: {
    operationRef: '',
    operationId: '',
    parameters: '',
    requestBody: '',
    description: '',
    server: 'server',
  },
  callback: {'*': 'pathItem'},
  securityScheme: {
    type: '',
    description: '',
    name: '',
    in: '',
    scheme: '',
    bearerFormat: '',
    flows: 'oauthFlows',
    openIdConnectUrl: '',
    oauth2MetadataUrl: '',
    deprecated: '',
  },
  oauthFlows: {
    implicit: 'oauthFlow',
    password: 'oauthFlow',
    clientCredentials: 'oauthFlow',
    authorizationCode: 'oauthFlow',
    deviceAuthorization: 'oauthFlow',
  },
  oauthFlow: {
    authorizationUrl: '',
    deviceAuthorizationUrl: '',
    tokenUrl: '',
    refreshUrl: '',
    scopes: '',
  },
  schema: {
    $id: '',
    $schema: '',
    $ref: '',
    $anchor: '',
    $dynamicRef: '',
    $dynamicAnchor: '',
    $vocabulary: '',
    $comment: '',
    $defs: 'schema{}',
    definitions: 'schema{}',
    allOf: 'schema[]',
    anyOf: 'schema[]',
    oneOf: 'schema[]',
    not: 'schema',
    if: 'schema',
    then: 'schema',
    else: 'schema',
    dependentSchemas: 'schema{}',
    prefixItems: 'schema[]',
    items: 'schema',
    contains: 'schema',
    properties: 'schema{}',
    patternProperties: 'schema{}',
    additionalProperties: 'schema',
    propertyNames: 'schema',
    unevaluatedItems: 'schema',
    unevaluatedProperties: 'schema',
    contentSchema: 'schema',
    type: '',
    enum: '',
    const: '',
    multipleOf: '',
    maximum: '',
    exclusiveMaximum: '',
    minimum: '',
    exclusiveMinimum: '',
    maxLength: '',
    minLength: '',
    pattern: '',
    maxItems: '',
    minItems: '',
    uniqueItems: '',
    maxContains: '',
    minContains: '',
    maxProperties: '',
    minProperties: '',
    required: '',
    dependentRequired: '',
    title: '',
    description: '',
    default: '',
    deprecated: '',
    readOnly: '',
    writeOnly: '',
    examples: '',
    example: '',
    format: '',
    contentEncoding: '',
    contentMediaType: '',
    nullable: '',
    discriminator: 'discriminator',
    xml: 'xml',
    externalDocs: 'externalDocs',
  },
  discriminator: {propertyName: '', mapping: '', defaultMapping: ''},
  xml: {name: '', namespace: '', prefix: '', attribute: '', wrapped: '', nodeType: ''},
} as const;

export type Kind = keyof typeof SHAPES;

/** Fields that a kind has since OpenAPI 3.2. */
export const SINCE_32: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  document: ['$self'],
  server: ['name'],
  tag: ['summary', 'parent', 'kind'],
  components: ['mediaTypes'],
  pathItem: ['query', 'additionalOperations'],
  response: ['summary'],
  mediaType: ['itemSchema', 'itemEncoding', 'prefixEncoding'],
  encoding: ['encoding', 'itemEncoding', 'prefixEncoding'],
  example: ['dataValue', 'serializedValue'],
  securityScheme: ['oauth2MetadataUrl', 'deprecated'],
  oauthFlows: ['deviceAuthorization'],
  oauthFlow: ['deviceAuthorizationUrl'],
  discriminator: ['defaultMapping'],
  xml: ['nodeType'],
};

/** Where the components of a kind are kept. */
export const SECTIONS: Readonly<Partial<Record<Kind, string>>> = {
  schema: 'schemas',
  response: 'responses',
  parameter: 'parameters',
  example: 'examples',
  requestBody: 'requestBodies',
  header: 'headers',
  securityScheme: 'securitySchemes',
  link: 'links',
  callback: 'callbacks',
  pathItem: 'pathItems',
  mediaType: 'mediaTypes',
};

/** What a field holds: objects of a kind, one or several. */
export interface Slot {
  readonly kind: Kind;
  readonly many: '' | '[]' | '{}';
}

/** What a field of a kind holds; undefined where it holds nothing that has a kind. */
export function slotOf(kind: Kind, field: string): Slot | undefined {
  const slots = SLOTS[kind];
  return slots.get(field) ?? (field.startsWith('x-') ? undefined : slots.get('*'));
}

/** The fields that objects of a kind can have. */
export function fieldsOf(kind: Kind): readonly string[] {
  return Object.keys(SHAPES[kind]);
}

const SLOTS = Object.fromEntries(
  Object.entries(SHAPES).map(([kind, fields]) => [kind, slotsOf(fields)]),
) as Record<Kind, ReadonlyMap<string, Slot>>;

function slotsOf(fields: Readonly<Record<string, string>>): ReadonlyMap<string, Slot> {
  const held = Object.entries(fields).filter(([, holds]) => holds !== '');
  return new Map(held.map(([field, holds]) => [field, readSlot(holds)]));
}

function readSlot(holds: string): Slot {
  const many = holds.endsWith('[]') ? '[]' : holds.endsWith('{}') ? '{}' : '';
  return {kind: holds.slice(0, holds.length - many.length) as Kind, many};
}
