import type {SchemaObject} from '@rondojs/openapi-spec';

/** How far a file has come. */
export type UploadState = 'coming' | 'stored' | 'broken off';

/** A file that a client has sent, or is sending. */
export interface Upload {
  readonly id: number;
  readonly title: string;
  readonly filename: string;
  readonly mediaType: string;
  /** How many bytes of it have been stored so far. */
  readonly received: number;
  readonly state: UploadState;
}

/** The fields of the form that comes before a file. */
export interface UploadFields {
  readonly title: string;
}

export const uploadSchemas: Record<string, SchemaObject> = {
  UploadForm: {
    type: 'object',
    required: ['title', 'file'],
    additionalProperties: false,
    properties: {
      title: {type: 'string', minLength: 1, maxLength: 100},
      file: {type: 'string', format: 'binary', maxLength: 50_000_000},
    },
  },
  Upload: {
    type: 'object',
    required: ['id', 'title', 'filename', 'mediaType', 'received', 'state'],
    properties: {
      id: {type: 'integer'},
      title: {type: 'string'},
      filename: {type: 'string'},
      mediaType: {type: 'string'},
      received: {type: 'integer'},
      state: {enum: ['coming', 'stored', 'broken off']},
    },
  },
};
