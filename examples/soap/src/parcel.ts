import type {SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';

/** Where a parcel goes. */
export interface Address {
  readonly name: string;
  readonly city: string;
  readonly country: string;
}

/** What somebody says who sends a parcel. */
export interface ParcelData {
  readonly to: Address;
  readonly grams: number;
  readonly express?: boolean;
  readonly contents?: readonly string[];
}

/** A parcel on its way. */
export interface Parcel extends ParcelData {
  readonly id: number;
  readonly state: 'waiting' | 'sent';
  readonly taken: Date;
}

const properties = {
  to: {$ref: '#/components/schemas/Address'},
  grams: {type: 'integer', minimum: 1, maximum: 30_000},
  express: {type: 'boolean'},
  contents: {type: 'array', maxItems: 10, items: {type: 'string', minLength: 1}},
} satisfies Record<string, SchemaOrReference>;

export const parcelSchemas: Record<string, SchemaObject> = {
  Address: {
    type: 'object',
    required: ['name', 'city', 'country'],
    additionalProperties: false,
    properties: {
      name: {type: 'string', minLength: 1, maxLength: 100},
      city: {type: 'string', minLength: 1},
      country: {type: 'string', enum: ['AT', 'CH', 'DE', 'FR']},
    },
  },
  ParcelData: {type: 'object', required: ['to', 'grams'], additionalProperties: false, properties},
  Parcel: {
    type: 'object',
    required: ['id', 'to', 'grams', 'state', 'taken'],
    properties: {
      id: {type: 'integer', minimum: 1},
      ...properties,
      state: {type: 'string', enum: ['waiting', 'sent']},
      taken: {type: 'string', format: 'date-time'},
    },
  },
};

/** A reference to one of the schemas above. */
export function ref(name: string) {
  return {$ref: `#/components/schemas/${name}`};
}
