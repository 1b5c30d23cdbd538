import type {RefusedCallError} from '@rondojs/testing';
import { createTestApp} from '@rondojs/testing';

import {GreetApplication, GreetController} from './greet-application.js';

const app = await createTestApp(GreetApplication);

// Its type is that of what the method returns: {text: string}.
const {text} = await app.call(GreetController, 'greet', 'Ada', 'de');
const refused = await app.call(GreetController, 'greet', '').catch((error: TypeError | RefusedCallError) => error.message);

export const told = [text, refused];

await app.close();
