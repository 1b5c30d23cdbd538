import {Application, CoreBindings} from '@rondojs/core';

export const app = new Application({logLevel: 'warn'});
const logger = await app.get(CoreBindings.LOGGER);
logger.info('not told');
logger.child({job: 7}).warn({left: 3}, 'slow');
