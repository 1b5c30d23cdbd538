import type {Response} from '../contract/http.js';
import type {ReplyHeaders} from './reply.js';

type FieldValue = string | readonly string[];

/** Headers of an answer, by their names in lower case. */
export type Fields = Map<string, FieldValue>;

export function fieldsOf(headers: ReplyHeaders): Fields {
  const fields: Fields = new Map();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) fields.set(name.toLowerCase(), typeof value === 'number' ? String(value) : value);
  }
  return fields;
}

/** A header as it will be sent: as the answer has it, or as somebody has set it before. */
export function fieldOf(name: string, fields: Fields, response: Response): string | undefined {
  const value = fields.get(name) ?? response.getHeader(name);
  return value === undefined ? undefined : String(value);
}

/** Says that the answer depends on a header of the request. */
export function addVary(name: string, fields: Fields, response: Response): void {
  const known = fieldOf('vary', fields, response);
  const names = known?.toLowerCase().split(/ *, */) ?? [];
  if (!names.includes('*') && !names.includes(name.toLowerCase())) fields.set('vary', known ? `${known}, ${name}` : name);
}

/** As `writeHead` takes them fastest: names and values in turn. Cookies that were set before are kept. */
export function flatten(fields: Fields, response: Response): string[] {
  const cookies = fields.get('set-cookie');
  const others = response.getHeader('set-cookie');
  if (cookies && others) fields.set('set-cookie', [others, cookies].flat().map(String));
  return [...fields].flat(1) as string[];
}
