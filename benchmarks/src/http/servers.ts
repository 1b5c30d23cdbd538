/** A server that takes part. */
export interface Contestant {
  /** Under `servers/`. */
  readonly file: string;
  /** How much longer than the others it takes: there are that many times fewer requests. */
  readonly weight?: number;
}

/** The servers by their names. The first one is what all are measured by. */
export const SERVERS = {
  'by hand': {file: 'by-hand'},
  Rondo: {file: 'rondo'},
  Fastify: {file: 'fastify'},
  Hono: {file: 'hono'},
  NestJS: {file: 'nest'},
  InversifyJS: {file: 'inversify-http'},
  Express: {file: 'express', weight: 2},
  LoopBack: {file: 'loopback', weight: 4},
} as const satisfies Readonly<Record<string, Contestant>>;
