import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {RestApplication} from '@rondojs/rest';

import {UPLOAD_STORE, UploadStore} from './upload-store.js';
import {UploadController} from './upload-controller.js';

import type {RestApplicationConfig} from '@rondojs/rest';

/** An API that takes files, and keeps them in a folder. */
export class UploadApplication extends RestApplication {
  constructor(folder = join(tmpdir(), 'rondo-example-upload'), options: RestApplicationConfig = {}) {
    super({name: 'upload', ...options, rest: {info: {title: 'Uploads', version: '1.0.0'}, ...options.rest}});
    this.bind(UPLOAD_STORE).to(new UploadStore(folder));
    this.controller(UploadController);
  }
}
