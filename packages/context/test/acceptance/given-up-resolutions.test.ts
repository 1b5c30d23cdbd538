import {afterEach, beforeEach, describe, expect, it} from '@jest/globals';
import {BindingScope, Context, inject} from '@rondojs/context';

describe('a resolution that fails at once', () => {
  const unhandled: unknown[] = [];
  const hear = (error: unknown) => unhandled.push(error);

  beforeEach(() => void process.on('unhandledRejection', hear));
  afterEach(() => {
    process.off('unhandledRejection', hear);
    unhandled.length = 0;
  });

  it.each([BindingScope.TRANSIENT, BindingScope.CONTEXT, BindingScope.SINGLETON])(
    'leaves no rejection behind of a sibling that fails later, in scope %s',
    async scope => {
      const context = givenContextWithFailures(scope);

      expect(() => context.getValueOrPromise('both')).toThrow('failed at once');
      await new Promise(resolve => setTimeout(resolve, 10));

      expect(unhandled).toEqual([]);
    },
  );

  it('tells of the later failure where nothing failed at once', async () => {
    const context = givenContextWithFailures(BindingScope.TRANSIENT);

    await expect(context.get('later.user')).rejects.toThrow('failed later');

    expect(unhandled).toEqual([]);
  });
});

class LaterUser {
  constructor(@inject('later') readonly later: unknown) {}
}

class Both {
  constructor(
    @inject('later.user') readonly user: LaterUser,
    @inject('at.once') readonly atOnce: unknown,
  ) {}
}

function givenContextWithFailures(scope: BindingScope): Context {
  const context = new Context();
  context.bind('later').inScope(scope).toDynamicValue(failLater);
  context.bind('at.once').toDynamicValue(() => {
    throw new Error('failed at once');
  });
  context.bind('later.user').toClass(LaterUser);
  context.bind('both').toClass(Both);
  return context;
}

async function failLater(): Promise<never> {
  await new Promise(resolve => setTimeout(resolve, 2));
  throw new Error('failed later');
}
