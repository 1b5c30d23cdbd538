import {contentOf} from '../content.js';
import {RepeatedRequestBodyError} from '../errors.js';
import {isReference} from '../types.js';
import {schemaOf} from './design-type.js';
import type {RequestBodyDescription} from '../contract.js';
import type {ArgumentNote} from '../notes.js';
import type {ReferenceObject} from '../types.js';

type BodyNote = Extract<ArgumentNote, {kind: 'body'}>;

/**
 * The body of an operation: what its argument says, over what was given to its verb.
 *
 * @throws {RepeatedRequestBodyError} when two arguments want the body.
 */
export function describeRequestBody(
  given: RequestBodyDescription | ReferenceObject | undefined,
  notes: readonly ArgumentNote[],
  owner: string,
): RequestBodyDescription | ReferenceObject | undefined {
  const [note, second] = notes.filter(one => one.kind === 'body');
  if (second) throw new RepeatedRequestBodyError(owner);
  if (!note) return given;
  if (isReference(given)) return Object.keys(note.options).length ? describeBody(note) : given;

  return describeBody(note, given);
}

function describeBody(
  {options, designType}: BodyNote,
  given?: RequestBodyDescription,
): RequestBodyDescription {
  const {schema, content, ...rest} = options;
  const inferred = {'application/json': {schema: schemaOf(designType)}};
  return {
    required: true,
    ...given,
    ...rest,
    content: contentOf(options) ?? given?.content ?? inferred,
  };
}
