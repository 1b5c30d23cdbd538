import {FormLimitError, MalformedBodyError} from '../../errors.js';
import {UTF8, decodeText} from './charset.js';
import {formValue} from './form-values.js';
import {shapeOf} from './schema-shape.js';

import type {BytesParser, DescribedBody, MediaType} from '../../contract/body-parser.js';
import type {FormField} from './form-tree.js';
import type {Shape} from './schema-shape.js';

/** Parses forms as browsers send them, in the shape and with the types of their schema. */
export class UrlencodedParser implements BytesParser {
  readonly mediaTypes = ['application/x-www-form-urlencoded'];
  readonly charsets = UTF8;

  private readonly shapes = new WeakMap<DescribedBody, Shape>();

  parse(bytes: Buffer, _mediaType: MediaType, body: DescribedBody): unknown {
    const fields = readFields(decodeText(bytes), body.limits.fields);
    return formValue(fields, this.shapeOf(body), body);
  }

  private shapeOf(body: DescribedBody): Shape {
    const shape = this.shapes.get(body) ?? shapeOf(body.schema, body.components);
    this.shapes.set(body, shape);
    return shape;
  }
}

/** The fields of a form, in their order (WHATWG URL, 5.1); a bad escape is refused. */
function readFields(text: string, limit: number): readonly FormField[] {
  const pairs = text.split('&').filter(pair => pair !== '');
  if (pairs.length > limit) throw new FormLimitError(limit, 'fields');
  return pairs.map(pair => {
    const end = pair.indexOf('=');
    const [name, value] = end < 0 ? [pair, ''] : [pair.slice(0, end), pair.slice(end + 1)];
    return {name: decode(name), text: decode(value)};
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (cause) {
    throw new MalformedBodyError('The form has a percent escape that means nothing.', {cause});
  }
}
