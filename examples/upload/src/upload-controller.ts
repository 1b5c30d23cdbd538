import {HttpErrors} from '@rondojs/rest';
import {api, get, post, requestBody, response} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import {UPLOAD_STORE} from './upload-store.js';
import {uploadSchemas} from './upload.js';

import type {MultipartForm} from '@rondojs/rest';
import type {Upload, UploadFields} from './upload.js';
import type {UploadStore} from './upload-store.js';

const UPLOAD = {$ref: '#/components/schemas/Upload'};
const FORM = {'multipart/form-data': {schema: {$ref: '#/components/schemas/UploadForm'}}};

/** Files may be large: larger than any other body of the server. */
const CREATE = {summary: 'Takes a file', 'x-body-limit': {size: 60_000_000, files: 1, fields: 10}, responses: {}};

@api({basePath: '/uploads', components: {schemas: uploadSchemas}})
export class UploadController {
  constructor(@inject(UPLOAD_STORE) private readonly store: UploadStore) {}

  @post('/', CREATE)
  @response(201, {schema: UPLOAD})
  async create(@requestBody({content: FORM}) form: MultipartForm<UploadFields>): Promise<Upload | undefined> {
    let upload: Upload | undefined;
    try {
      for await (const file of form.files) upload = await this.store.add(titleOf(form), file);
    } catch (error) {
      // What comes behind the file may be wrong too.
      if (upload) await this.store.remove(upload.id);
      throw error;
    }
    return upload;
  }

  @get('/', {summary: 'Lists what was uploaded'})
  @response(200, {schema: {type: 'array', items: UPLOAD}})
  list(): readonly Upload[] {
    return this.store.list();
  }
}

/** Fields come in the order in which they are sent, and this one is needed first. */
function titleOf({fields}: MultipartForm<UploadFields>): string {
  if (fields.title !== undefined) return fields.title;
  throw new HttpErrors.UnprocessableEntity('Send the title before the file.');
}
