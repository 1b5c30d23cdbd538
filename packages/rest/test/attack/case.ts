/** One attack: what is sent, and what is right. */
export interface AttackCase {
  readonly name: string;
  /** The pieces of what is sent; a number is a pause in milliseconds. */
  readonly send: readonly Piece[];
  readonly right: Right;
}

export type Piece = string | Buffer | number | 'END' | 'GONE';

/** Ends the client's half of the connection. */
export const END = 'END';

/** The client vanishes. */
export const GONE = 'GONE';

/** What must come back. */
export interface Right {
  /** The status of each answer, in their order; none where the client is not answered. */
  readonly statuses: readonly number[];
  /** Other statuses that are as right for the first answer. */
  readonly or?: readonly number[];
  /** The code of the first answer's problem. */
  readonly code?: string;
  /** What the first answer has, as JSON. */
  readonly body?: unknown;
  readonly text?: string;
  /** Headers that the first answer has; undefined for one that it must not have. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** The answer is broken off, so that nobody takes it for whole. */
  readonly isCut?: boolean;
  /** How many faults of the application's own have to be logged; none unless it is told. */
  readonly logged?: number;
}

/** What a request has besides its target. */
export interface Message {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A request as it goes over the wire, whose answer is the last of its connection. */
export function request(target: string, {method, headers = {}, body}: Message = {}): Buffer {
  const bytes = body === undefined ? undefined : Buffer.from(body as string);
  const fields = {
    host: 'rondo.test',
    connection: 'close',
    ...(bytes && {'content-length': String(bytes.length)}),
    ...headers,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `${method ?? (body === undefined ? 'GET' : 'POST')} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes ?? Buffer.alloc(0)]);
}

/** A request with a body of JSON. */
export function json(target: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Buffer {
  return request(target, {body, headers: {'content-type': 'application/json', ...headers}});
}

/** What is answered by one status, and maybe a code. */
export function attack(name: string, send: Piece | readonly Piece[], status: number, code?: string | Partial<Right>): AttackCase {
  const more = typeof code === 'string' ? {code} : code;
  return {name, send: Array.isArray(send) ? (send as readonly Piece[]) : [send as Piece], right: {statuses: [status], ...more}};
}
