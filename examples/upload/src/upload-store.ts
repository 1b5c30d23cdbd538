import {createWriteStream} from 'node:fs';
import {mkdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {pipeline} from 'node:stream/promises';

import {BindingKey} from '@rondojs/context';

import type {FormFile} from '@rondojs/rest';
import type {Upload, UploadState} from './upload.js';

export const UPLOAD_STORE = BindingKey.create<UploadStore>('stores.UploadStore');

/** Keeps files in a folder, and tells how far each of them has come. */
export class UploadStore {
  private readonly uploads = new Map<number, Upload>();

  constructor(private readonly folder: string) {}

  /** Writes a file as it comes. One that is broken off is removed. */
  async add(title: string, {filename = 'unnamed', mediaType, content}: FormFile): Promise<Upload> {
    const id = this.uploads.size + 1;
    this.uploads.set(id, {id, title, filename, mediaType, received: 0, state: 'coming'});
    await mkdir(this.folder, {recursive: true});
    try {
      await pipeline(content, pieces => this.counted(id, pieces), createWriteStream(this.pathOf(id)));
    } catch (error) {
      await rm(this.pathOf(id), {force: true});
      this.change(id, {state: 'broken off'});
      throw error;
    }
    return this.change(id, {state: 'stored'});
  }

  /** Takes one back that has been stored, and should not have been. */
  async remove(id: number): Promise<void> {
    this.uploads.delete(id);
    await rm(this.pathOf(id), {force: true});
  }

  list(): readonly Upload[] {
    return [...this.uploads.values()];
  }

  /** Where a file is: under a name that the client has no part in. */
  pathOf(id: number): string {
    return join(this.folder, String(id));
  }

  private async *counted(id: number, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let received = 0;
    for await (const piece of pieces) {
      yield piece;
      received += piece.length;
      this.change(id, {received});
    }
  }

  private change(id: number, change: {received?: number; state?: UploadState}): Upload {
    const changed = {...(this.uploads.get(id) as Upload), ...change};
    this.uploads.set(id, changed);
    return changed;
  }
}
