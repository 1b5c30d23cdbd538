import {Application, BaseServer} from '@rondojs/core';

class TickServer extends BaseServer<{every: number}> {
  static readonly configSchema = {
    type: 'object',
    additionalProperties: false,
    properties: {every: {type: 'integer', minimum: 1}},
  };
  private timer: NodeJS.Timeout | undefined;

  protected onStart() {
    this.timer = setInterval(() => this.logger.debug('tick'), this.config.every ?? 1000);
  }

  protected onStop() {
    clearInterval(this.timer);
  }
}

export const app = new Application({
  servers: {slow: TickServer, fast: TickServer},
  fast: {every: 10},
});
