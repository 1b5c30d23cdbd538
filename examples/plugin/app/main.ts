import {RateLimitComponent, limitRate} from 'rondo-rate-limit';
import {RestApplication, actions, composeSequence} from '@rondojs/rest';

import {QuoteController} from './quote-controller.js';

const {findRoute, parseParams, invoke, send} = actions;

const app = new RestApplication({
  name: 'plugin',
  components: [RateLimitComponent],
  controllers: [QuoteController],
  rateLimit: {points: 3, duration: 60},
});
app.sequence(composeSequence([findRoute, limitRate, parseParams, invoke, send]));
await app.run();
