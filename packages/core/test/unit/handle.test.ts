import {Context} from '@rondojs/context';
import {describe, expect, it} from '@jest/globals';

import {Handle} from '../../src/handle.js';

describe('Handle', () => {
  it('has the key of its binding', () => {
    const context = new Context('app');
    const handle = new Handle(context, context.bind<string>('greeting').to('Hello'));

    const {key} = handle;

    expect(String(key)).toBe('greeting');
    expect(context.getSync(key)).toBe('Hello');
  });

  it('gets the value, which is made when it is first needed', async () => {
    const context = new Context('app');
    let made = 0;
    const handle = new Handle(context, context.bind<number>('count').toDynamicValue(async () => ++made));
    const before = made;

    const value = await handle.get();

    expect([before, value]).toEqual([0, 1]);
  });
});
