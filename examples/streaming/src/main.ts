import {RestApplication} from '@rondojs/rest';

import {StreamingController} from './streaming-controller.js';
import {Ticker} from './ticker.js';

const app = new RestApplication({name: 'streaming', controllers: [StreamingController]});
app.bind('ticker').to(new Ticker());
await app.run();
