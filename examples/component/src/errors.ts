import {HttpError} from '@rondojs/rest';

/** Nobody greets in the language that was asked for. */
export class UnknownLanguageError extends HttpError {
  readonly code = 'UNKNOWN_LANGUAGE';
  readonly status = 404;

  constructor(language: string, known: readonly string[]) {
    super(`Nobody greets in "${language}". There are greeters for: ${[...new Set(known)].join(', ') || 'no language'}.`);
  }
}
