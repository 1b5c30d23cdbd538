import {createMuseum} from './museum-application.js';

const app = await createMuseum(process.env.MOCK === '1');
console.log(JSON.stringify(app.restServer.drift()));
await app.run();
