/** A server that takes part. */
export interface Contestant {
  /** Under `servers/`. */
  readonly file: string;
  /** How much longer than the others it takes: there are that many times fewer requests. */
  readonly weight?: number;
}

export type Contestants = Readonly<Record<string, Contestant>>;

/** The servers by their names. The first one is what all are measured by. */
export const SERVERS = {
  'by hand': {file: 'by-hand'},
  Rondo: {file: 'rondo'},
  Fastify: {file: 'fastify'},
  Hono: {file: 'hono'},
  NestJS: {file: 'nest'},
  InversifyJS: {file: 'inversify-http'},
  Express: {file: 'express', weight: 2},
  LoopBack: {file: 'loopback', weight: 8},
} as const satisfies Contestants;

/** Those that play together, in the order of the names: the fastest first. */
export const GROUPS: readonly Contestants[] = [
  pick('by hand', 'Rondo', 'Fastify', 'Hono'),
  pick('by hand', 'NestJS', 'InversifyJS', 'Express', 'LoopBack'),
];

function pick(...names: readonly (keyof typeof SERVERS)[]): Contestants {
  return Object.fromEntries(names.map(name => [name, SERVERS[name]]));
}
