/** The name of each server, and its file. The first one is what all are measured by. */
export const SERVERS = {
  'by hand': 'by-hand',
  Rondo: 'rondo',
  Fastify: 'fastify',
  Hono: 'hono',
  NestJS: 'nest',
  InversifyJS: 'inversify-http',
  Express: 'express',
  LoopBack: 'loopback',
} as const;
