import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {RestApplication, RestBindings} from '@rondojs/rest';

import {BodyController} from './body-controller.js';
import {FaultController} from './fault-controller.js';
import {ParameterController} from './parameter-controller.js';
import {ResultController} from './result-controller.js';
import {SECRET} from './secret.js';

/** What the log of errors has heard of one request. */
export interface Logged {
  readonly error: unknown;
  readonly status: number;
}

/** A server under attack: every kind of parameter, body and result behind one port. */
export interface Target {
  readonly app: RestApplication;
  readonly port: number;
  /** The folder that files are served from; what lies beside it is secret. */
  readonly root: string;
  /** Where forms are saved; empty when nobody sends one. */
  readonly uploads: string;
  readonly logged: Logged[];
}

/** How long it waits for slow clients: as short as a busy machine allows, so that a suite can wait for it. */
const PATIENCE = {headersTimeout: 500, requestTimeout: 1_000, connectionsCheckingInterval: 100};

/** How long a handler may take: nothing else here comes near it, on a busy machine either. */
const TIME_LIMIT = 4_000;

/** Starts the application in a folder of its own. */
export async function givenTarget(folder: string): Promise<Target> {
  const root = givenFiles(folder);
  const uploads = join(folder, 'uploads');
  mkdirSync(uploads);
  const app = new RestApplication({
    controllers: [ParameterController, BodyController, ResultController, FaultController],
    rest: {port: 0, uploadDirectory: uploads, compression: true, http: PATIENCE, heartbeat: 50, timeLimit: TIME_LIMIT},
  });
  const logged: Logged[] = [];
  app.bind(RestBindings.SequenceActions.LOG_ERROR).to((error, status) => void logged.push({error, status}));
  app.bind('attack.root').to(root);
  app.redirect('/moved', '/health');
  app.mount('/mounted', (request, response) => void response.end(request.url));
  await app.start();
  return {app, port: Number(new URL(String(app.url)).port), root, uploads, logged};
}

function givenFiles(folder: string): string {
  const root = join(folder, 'public');
  mkdirSync(join(root, 'inner'), {recursive: true});
  writeFileSync(join(root, 'open.txt'), 'open to all');
  writeFileSync(join(root, '.env'), SECRET);
  writeFileSync(join(folder, 'secret.txt'), SECRET);
  symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'));
  symlinkSync(folder, join(root, 'inner', 'up'));
  return root;
}
