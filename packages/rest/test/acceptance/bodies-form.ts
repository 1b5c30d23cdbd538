import {RestApplication} from '@rondojs/rest';
import {post, requestBody} from '@rondojs/openapi-spec';

import type {MultipartForm, SavedFile} from '@rondojs/rest';
import type {SchemaObject} from '@rondojs/openapi-spec';

const schema: SchemaObject = {
  type: 'object',
  required: ['title', 'photo'],
  properties: {title: {type: 'string'}, photo: {type: 'string', format: 'binary', maxLength: 5_000_000}},
};
const encoding = {photo: {contentType: 'image/png, image/jpeg'}};

class PhotoController {
  @post('/streamed', {'x-body-limit': {size: 6_000_000, files: 1}, responses: {}})
  async stream(@requestBody({content: {'multipart/form-data': {schema, encoding}}}) form: MultipartForm) {
    let bytes = 0;
    for await (const {content} of form.files) {
      for await (const piece of content) bytes += (piece as Buffer).length;
    }
    return {...form.fields, bytes};
  }

  @post('/saved')
  save(
    @requestBody({content: {'multipart/form-data': {schema, encoding, 'x-parser': 'files'}}})
    {title, photo}: {title: string; photo: SavedFile},
  ) {
    return {title, bytes: photo.size};
  }
}

export const formApp = new RestApplication({rest: {port: 0}, controllers: [PhotoController]});
