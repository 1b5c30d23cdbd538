import {MyApp} from './application.js';

import type {MyServer} from './my-server/my-server.js';

const app = new MyApp();
app
  .start()
  .then(async () => {
    const server = await app.getServer<MyServer>('serverFoo');
    server.myEmitter.emit('event');
    console.log((await app.describe()).servers);
  })
  .catch((error: unknown) => {
    console.error(`Unable to start application: ${String(error)}`);
  });

async function stopServer() {
  await app.stop();
  process.exit(0);
}

process.on('SIGTERM', () => void stopServer());
process.on('SIGINT', () => void stopServer());
