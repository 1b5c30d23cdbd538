import {createWriteStream} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {pipeline} from 'node:stream/promises';
import {join} from 'node:path';

import {BindingScope, inject, injectable} from '@rondojs/context';

import {MultipartParser} from './multipart-parser.js';
import {REST_CONFIG} from '../../config.js';
import {contextOf} from '../../request-context.js';

import type {CompleteRestConfig} from '../../config.js';
import type {DescribedBody, MediaType, StreamParser} from '../../contract/body-parser.js';
import type {FormField} from './form-tree.js';
import type {FormFile, SavedFile} from '../../contract/form.js';
import type {Request, Response} from '../../contract/http.js';

/**
 * Gives a form as one object, whole and as described: its files are saved in a temporary directory, which is
 * removed when the request has been answered. Asked for by `x-parser: files`.
 */
@injectable({scope: BindingScope.SERVER})
export class SavedFormParser implements StreamParser {
  readonly mediaTypes = [];

  private readonly multipart = new MultipartParser();
  readonly codings = this.multipart.codings;

  constructor(@inject(REST_CONFIG) private readonly config: CompleteRestConfig) {}

  async parseStream(request: Request, mediaType: MediaType, body: DescribedBody): Promise<unknown> {
    const {reader, files} = this.multipart.open(request, mediaType, body);
    const directory = new UploadDirectory(this.config.uploadDirectory);
    try {
      const saved: FormField[] = [];
      for await (const file of files) saved.push({name: file.field, value: await directory.save(file)});
      return reader.valueWith(saved);
    } catch (error) {
      await directory.remove();
      throw error;
    } finally {
      directory.removeAfter(contextOf(request).response);
    }
  }
}

/** A directory for the files of one request, made when there is one. */
class UploadDirectory {
  private path: string | undefined;
  private count = 0;

  constructor(private readonly parent: string) {}

  /** Saves a file, under a name that the client has no part in. */
  async save({content, ...file}: FormFile): Promise<SavedFile> {
    this.path ??= await mkdtemp(join(this.parent, 'rondo-upload-'));
    const path = join(this.path, String(this.count++));
    const target = createWriteStream(path, {flags: 'wx', mode: 0o600});
    await pipeline(content, target);
    return {...file, path, size: target.bytesWritten};
  }

  async remove(): Promise<void> {
    if (this.path !== undefined) await rm(this.path, {recursive: true, force: true});
  }

  removeAfter(response: Response): void {
    if (this.path === undefined) return;
    // What cannot be removed now, the system removes with its other temporary files.
    const remove = () => void this.remove().catch(() => undefined);
    if (response.destroyed || response.writableFinished) remove();
    else response.once('close', remove);
  }
}
