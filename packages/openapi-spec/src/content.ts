import type {ContentDescription} from './contract.js';
import type {SchemaSource} from './schemas/source.js';

const JSON_TYPE = 'application/json';

/** What `schema` is short for: content of type JSON, beside any other that is given. */
export function contentOf(options: {
  schema?: SchemaSource;
  content?: ContentDescription;
}): ContentDescription | undefined {
  const {schema, content} = options;
  if (!schema) return content;

  return {...content, [JSON_TYPE]: {...content?.[JSON_TYPE], schema}};
}
