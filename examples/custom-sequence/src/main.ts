import {RestApplication, RestBindings, actionFor, invokeOperation, withContext} from '@rondojs/rest';

import {FirstSequence} from './first-sequence.js';
import {GreetController} from './greet-controller.js';
import {LoggingSequence} from './logging-sequence.js';
import {loggingFunction} from './logging-function.js';

const app = new RestApplication({name: 'custom-sequence', controllers: [GreetController]});

const {SEQUENCE = 'class'} = process.env;
if (SEQUENCE === 'class') app.sequence(LoggingSequence);
if (SEQUENCE === 'first') app.sequence(withContext(FirstSequence));
if (SEQUENCE === 'function') app.handler(loggingFunction);

// One operation alone is invoked in another way; all sequences do so.
const {INVOKE_METHOD} = RestBindings.SequenceActions;
app.bind(actionFor(INVOKE_METHOD, GreetController, 'shout')).to(async (route, params) => {
  return String(await invokeOperation(route, params)).toUpperCase();
});

await app.run();
