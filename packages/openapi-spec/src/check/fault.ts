/** All that {@link check} can find wrong, and how bad that is. Codes stay for ever. */
export const FAULT_CODES = {
  'unknown-version': 'error',
  'missing-field': 'error',
  'unknown-field': 'error',
  'invalid-value': 'error',
  'unresolved-reference': 'error',
  'wrong-reference': 'error',
  'circular-reference': 'error',
  'duplicate-operation-id': 'error',
  'same-path-shape': 'error',
  'missing-path-parameter': 'error',
  'unused-path-parameter': 'error',
  'duplicate-parameter': 'error',
  'invalid-schema': 'error',
  'invalid-pattern': 'error',
  'uncompilable-schema': 'error',
  'invalid-example': 'error',
  'invalid-default': 'error',
  'slow-pattern': 'warning',
  'probable-typo': 'warning',
  'old-keyword': 'warning',
} as const;

export type FaultCode = keyof typeof FAULT_CODES;

/** One thing that is wrong with a document. */
export interface DocumentFault {
  /** A JSON Pointer (RFC 6901) to it; empty for the whole document. */
  readonly pointer: string;
  /** For programs. */
  readonly code: FaultCode;
  /** An error breaks the document; a warning is most likely a mistake. */
  readonly severity: 'error' | 'warning';
  /** For people: what is wrong, and what would be right. */
  readonly message: string;
}

export function faultAt(pointer: string, code: FaultCode, message: string): DocumentFault {
  return {pointer, code, severity: FAULT_CODES[code], message};
}
