import {HttpError} from '@rondojs/rest';
import {nearest} from '@rondojs/context';

/** The envelope is of another version than SOAP 1.1. */
export class VersionMismatchError extends HttpError {
  readonly code = 'VERSION_MISMATCH';
  readonly status = 400;

  constructor() {
    super('The server understands envelopes of SOAP 1.1 alone, in http://schemas.xmlsoap.org/soap/envelope/.');
  }
}

/** A header of the envelope must be understood, and is not. */
export class MustUnderstandError extends HttpError {
  readonly code = 'MUST_UNDERSTAND';
  readonly status = 400;

  constructor() {
    super('The server understands no header blocks, and one of the envelope says that it must.');
  }
}

/** SOAPAction names no operation. */
export class UnknownActionError extends HttpError {
  readonly code = 'UNKNOWN_ACTION';
  readonly status = 404;

  constructor(action: string, actions: readonly string[]) {
    const meant = nearest(action, actions);
    const hint = meant ? ` Did you mean "${meant}"?` : ` There are ${actions.map(one => `"${one}"`).join(', ')}.`;
    super(`The header SOAPAction names no operation.${hint}`);
  }
}

/** The XML has more in it than the server reads. */
export class XmlLimitError extends HttpError {
  readonly code = 'XML_LIMIT';
  readonly status = 400;
}
