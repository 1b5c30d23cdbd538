import {Application} from '@rondojs/core';

class ClockServer {
  private timer: NodeJS.Timeout | undefined;

  async start() {
    this.timer = setInterval(() => console.log('tick'), 1000);
  }

  async stop() {
    clearInterval(this.timer);
  }
}

export const app = new Application({name: 'clock', servers: {clock: ClockServer}});
await app.start();
