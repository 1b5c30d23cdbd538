import {RestApplication, actions, composeSequence} from '@rondojs/rest';

import {ReportController} from './report-controller.js';
import {cachedInvoke} from './cached-invoke.js';

const {findRoute, parseParams, send} = actions;

const app = new RestApplication({name: 'new-action', controllers: [ReportController]});
app.sequence(composeSequence([findRoute, parseParams, cachedInvoke({ttl: 60_000}), send]));
await app.run();
