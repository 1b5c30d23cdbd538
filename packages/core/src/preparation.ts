import {LOGGER} from './logger.js';
import {StartError} from './errors.js';
import {checkConfig} from './config-check.js';
import {makeParts} from './parts.js';
import {proveServers, refuseFaults} from './start-proof.js';

import type {ApplicationConfig, LifeCycleConfig} from './config.js';
import type {ConfigFault, Failure} from './errors.js';
import type {Binding, Context} from '@rondojs/context';
import type {Group} from './life-cycle.js';
import type {Mounting} from './mounting.js';
import type {Servers} from './servers.js';

/** What a start needs to know of an application. */
export interface Preparation {
  readonly app: Context & {readonly options: ApplicationConfig};
  /** Whatever is made from the start on has injected what the schemas make of the options. */
  readonly config: Binding<ApplicationConfig>;
  readonly environment: {faults(): Promise<readonly ConfigFault[]>};
  readonly lifeCycle: Required<LifeCycleConfig>;
  readonly servers: Servers;
  readonly mounting: Mounting;
}

/**
 * What comes before anything starts, in this order: components are there, the configuration is as it must be,
 * all that is injected is bound, no two servers want one port, and every part can be made.
 *
 * @throws {StartError} with all that is wrong at the first of these
 */
export async function prepare(preparation: Preparation): Promise<readonly Group[]> {
  const {app, lifeCycle, servers, mounting} = preparation;
  refuse(await mounting.settle());
  await named(app.name, () => checkAll(preparation));
  await named(app.name, () => proveServers(app, servers.all));
  return makeParts(app, lifeCycle.groups);
}

async function checkAll({app, config, environment, servers, mounting}: Preparation): Promise<void> {
  const {faults, unread, values} = await checkConfig(app, {
    options: {...app.options},
    servers: servers.all,
    components: mounting.config,
  });
  refuseFaults(app.name, [...faults, ...(await environment.faults())]);
  if (Object.keys(values).length > 0) config.to({...app.options, ...values});
  for (const name of unread) {
    const logger = await app.get(LOGGER);
    logger.warn(`Nothing reads "${name}" of the configuration: no server is called so, and no component says that it does.`);
  }
}

function refuse(failures: readonly Failure[]): void {
  if (failures.length > 0) throw new StartError(failures);
}

async function named(name: string, check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (cause) {
    throw new StartError([{name, step: 'start', cause}]);
  }
}
