import {describe, expect, it} from '@jest/globals';

import {LifeCycle} from '../../src/life-cycle.js';
import {LifeCycleEvents} from '../../src/life-cycle-events.js';
import {StartError, StopError} from '../../src/errors.js';

import type {Group, Plan} from '../../src/life-cycle.js';
import type {LifeCycleObserver} from '../../src/life-cycle-observer.js';
import type {LifeCycleState} from '../../src/life-cycle-events.js';

/** What stands for an observer, or fails to be made. */
interface GivenPart {
  readonly name: string;
  get(): Promise<LifeCycleObserver>;
}

describe('LifeCycle', () => {
  it('makes all parts before it starts the first', async () => {
    const log: string[] = [];
    const life = givenLife();

    await life.start(planOf([givenPart('a', log), givenPart('b', log)]));

    expect(log).toEqual(['make a', 'make b', 'start a', 'start b']);
    expect(life.state).toBe('started');
  });

  it('awaits each part before it starts the next', async () => {
    const log: string[] = [];
    const gate = givenGate();
    const life = givenLife();

    const work = life.start(planOf([givenPart('a', log, {start: () => gate.opened}), givenPart('b', log)]));
    await aMoment();
    const before = [...log];
    gate.open();
    await work;

    expect(before).toEqual(['make a', 'make b', 'start a']);
    expect(log).toEqual([...before, 'start b']);
  });

  it('stops in reverse order, one part after the other', async () => {
    const log: string[] = [];
    const gate = givenGate();
    const life = await givenStarted([
      givenPart('a', log),
      givenPart('b', log, {stop: () => gate.opened}),
      givenPart('c', log),
    ]);
    log.length = 0;

    const work = life.stop();
    await aMoment();
    const before = [...log];
    gate.open();
    await work;

    expect(before).toEqual(['stop c', 'stop b']);
    expect(log).toEqual([...before, 'stop a']);
    expect(life.state).toBe('stopped');
  });

  it('takes parts that have nothing to start or to stop', async () => {
    const life = givenLife();

    await life.start(planOf([{name: 'a', get: async () => ({})}]));
    await life.stop();

    expect(life.state).toBe('stopped');
  });

  it('tells its state as soon as it is asked to change it', async () => {
    const life = givenLife();
    const states = [life.state];

    const start = life.start(planOf([]));
    states.push(life.state);
    await start;
    states.push(life.state);
    const stop = life.stop();
    states.push(life.state);
    await stop;
    states.push(life.state);

    expect(states).toEqual(['created', 'initialising', 'started', 'stopping', 'stopped']);
  });

  it('shares one start among all who ask while it is at work', async () => {
    const log: string[] = [];
    const life = givenLife();
    const parts = [givenPart('a', log)];

    const first = life.start(planOf(parts));
    const second = life.start(planOf(parts));
    await first;
    await life.start(planOf(parts));

    expect(second).toBe(first);
    expect(log).toEqual(['make a', 'start a']);
  });

  it('shares one stop among all who ask while it is at work', async () => {
    const log: string[] = [];
    const life = await givenStarted([givenPart('a', log)]);

    const first = life.stop();
    const second = life.stop();
    await first;
    await life.stop();

    expect(second).toBe(first);
    expect(log.filter(line => line === 'stop a')).toHaveLength(1);
  });

  it('stays created when it is stopped before any start', async () => {
    const life = givenLife();

    await life.stop();

    expect(life.state).toBe('created');
  });

  it('awaits a start that is at work before it stops', async () => {
    const log: string[] = [];
    const gate = givenGate();
    const life = givenLife();
    const start = life.start(planOf([givenPart('a', log, {start: () => gate.opened})]));

    const stop = life.stop();
    gate.open();
    await Promise.all([start, stop]);

    expect(log).toEqual(['make a', 'start a', 'stop a']);
    expect(life.state).toBe('stopped');
  });

  it('has nothing more to stop when the start that it awaited fails', async () => {
    const log: string[] = [];
    const life = givenLife();
    const start = life.start(planOf([givenPart('a', log), givenPart('b', log, {start: fails('no disk')})]));

    const stop = life.stop();

    await expect(start).rejects.toThrow(StartError);
    await expect(stop).resolves.toBeUndefined();
    expect(log.filter(line => line === 'stop a')).toHaveLength(1);
    expect(life.state).toBe('failed');
  });

  it('awaits a stop that is at work before it starts, also one that fails', async () => {
    const log: string[] = [];
    const gate = givenGate();
    const parts = [givenPart('a', log, {stop: () => gate.opened}), givenPart('b', log, {stop: fails('stuck')})];
    const life = await givenStarted(parts);
    log.length = 0;

    const stop = life.stop();
    const starts = [life.start(planOf(parts)), life.start(planOf(parts))];
    const state = life.state;
    gate.open();

    await expect(stop).rejects.toThrow(StopError);
    await Promise.all(starts);
    expect(state).toBe('stopping');
    expect(starts[1]).toBe(starts[0]);
    expect(log).toEqual(['stop b', 'stop a', 'make a', 'make b', 'start a', 'start b']);
    expect(life.state).toBe('started');
  });

  it.each<[string, (life: LifeCycle, plan: Plan) => Promise<void>[], LifeCycleState, string]>([
    ['start, stop, start', (life, plan) => [life.start(plan), life.stop(), life.start(plan)], 'started', '+-+'],
    ['start, stop, start, stop', (life, plan) => [life.start(plan), life.stop(), life.start(plan), life.stop()], 'stopped', '+-+-'],
    ['init, start, stop', (life, plan) => [life.init(plan), life.start(plan), life.stop()], 'stopped', '+-'],
    ['start, init, stop', (life, plan) => [life.start(plan), life.init(plan), life.stop()], 'stopped', '+-'],
    ['stop, start', (life, plan) => [life.stop(), life.start(plan)], 'started', '+'],
    ['init, stop, start', (life, plan) => [life.init(plan), life.stop(), life.start(plan)], 'started', '+'],
  ])('gives the last call the last word: %s', async (_, call, state, steps) => {
    const log: string[] = [];
    const life = givenLife();

    await Promise.all(call(life, planOf([givenPart('a', log)])));

    const done = log.filter(line => !line.startsWith('make')).map(line => (line === 'start a' ? '+' : '-'));
    expect(life.state).toBe(state);
    expect(done.join('')).toBe(steps);
  });

  it('may be asked again by whoever hears that it begins', async () => {
    const events = new LifeCycleEvents(() => 'app');
    const life = new LifeCycle(events, () => 1000);
    const log: string[] = [];
    const plan = planOf([givenPart('a', log)]);
    const heard: Promise<void>[] = [];
    events.on('initialising', () => void heard.push(life.start(plan)));

    const start = life.start(plan);
    await start;

    expect(heard).toEqual([start]);
    expect(heard[0]).toBe(start);
    expect(log).toEqual(['make a', 'start a']);
  });

  it('starts again after it has stopped', async () => {
    const log: string[] = [];
    const parts = [givenPart('a', log)];
    const life = await givenStarted(parts);
    await life.stop();

    await life.start(planOf(parts));

    expect(log).toEqual(['make a', 'start a', 'stop a', 'make a', 'start a']);
    expect(life.state).toBe('started');
  });

  it('undoes a start that fails, in reverse order', async () => {
    const log: string[] = [];
    const life = givenLife();
    const parts = [
      givenPart('a', log),
      givenPart('b', log),
      givenPart('c', log, {start: fails('no disk')}),
      givenPart('d', log),
    ];

    const start = life.start(planOf(parts));

    await expect(start).rejects.toThrow('c could not start: no disk');
    expect(log.slice(4)).toEqual(['start a', 'start b', 'start c', 'stop b', 'stop a']);
    expect(life.state).toBe('failed');
  });

  it('keeps the cause of a start that fails', async () => {
    const cause = new Error('no disk');
    const life = givenLife();

    const start = life.start(planOf([givenPart('a', [], {start: () => Promise.reject(cause)})]));

    await expect(start).rejects.toMatchObject({code: 'START_FAILED', cause});
  });

  it('names the part that cannot be made, and starts none', async () => {
    const log: string[] = [];
    const life = givenLife();
    const bad: GivenPart = {name: 'b', get: () => Promise.reject(new Error('no key'))};

    const start = life.start(planOf([givenPart('a', log), bad]));

    await expect(start).rejects.toThrow('b could not start: no key');
    expect(log).toEqual(['make a']);
  });

  it('reports why a start failed, also when what had started fails to stop', async () => {
    const log: string[] = [];
    const life = givenLife();
    const parts = [
      givenPart('a', log),
      givenPart('b', log, {stop: fails('stuck')}),
      givenPart('c', log, {start: fails('no disk')}),
    ];

    const start = life.start(planOf(parts));

    await expect(start).rejects.toThrow('c could not start: no disk');
    expect(log.slice(-2)).toEqual(['stop b', 'stop a']);
  });

  it('may be started again after a start that failed', async () => {
    const log: string[] = [];
    const life = givenLife();
    await expect(life.start(planOf([givenPart('a', log, {start: fails('no disk')})]))).rejects.toThrow();

    await life.start(planOf([givenPart('b', log)]));
    await life.stop();

    expect(log).toEqual(['make a', 'start a', 'make b', 'start b', 'stop b']);
  });

  it('stays failed when it is stopped after a start that failed', async () => {
    const life = givenLife();
    await expect(life.start(planOf([givenPart('a', [], {start: fails('no disk')})]))).rejects.toThrow();

    await life.stop();

    expect(life.state).toBe('failed');
  });

  it('stops all parts, and reports every failure', async () => {
    const log: string[] = [];
    const causes = [new Error('stuck'), 'a text'];
    const life = await givenStarted([
      givenPart('a', log),
      givenPart('b', log, {stop: () => Promise.reject(causes[1])}),
      givenPart('c', log, {stop: () => Promise.reject(causes[0])}),
    ]);

    const error: unknown = await life.stop().catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(StopError);
    expect(error).toMatchObject({errors: causes, cause: causes[0]});
    expect(log.slice(-3)).toEqual(['stop c', 'stop b', 'stop a']);
    expect(life.state).toBe('stopped');
  });

  it('takes what is thrown at once like what is rejected later', async () => {
    const life = givenLife();
    const throws = () => {
      throw new Error('at once');
    };

    await expect(life.start(planOf([givenPart('a', [], {start: throws})]))).rejects.toThrow('at once');
    await life.start(planOf([givenPart('a', [], {stop: throws})]));
    await expect(life.stop()).rejects.toThrow('at once');
  });
});

function givenPart(name: string, log: string[], observer: LifeCycleObserver = {}): GivenPart {
  const logged: LifeCycleObserver = {
    start() {
      log.push(`start ${name}`);
      return observer.start?.();
    },
    stop() {
      log.push(`stop ${name}`);
      return observer.stop?.();
    },
  };
  const get = async () => {
    log.push(`make ${name}`);
    return logged;
  };
  return {name, get};
}

function givenLife(timeLimit = 1000): LifeCycle {
  return new LifeCycle(new LifeCycleEvents(() => 'app'), () => timeLimit);
}

/** A plan with each part in a group of its own. */
function planOf(parts: readonly GivenPart[]): Plan {
  return {
    async prepare() {
      const groups: Group[] = [];
      for (const {name, get} of parts) {
        const observer = await get().catch(cause => {
          throw new StartError([{name, step: 'start', cause}]);
        });
        const actor = {
          init: async () => observer.init?.(),
          start: async () => observer.start?.(),
          stop: async () => observer.stop?.(),
        };
        groups.push([{name, identity: observer, actor}]);
      }
      return groups;
    },
  };
}

async function givenStarted(parts: readonly GivenPart[]): Promise<LifeCycle> {
  const life = givenLife();
  await life.start(planOf(parts));
  return life;
}

/** A promise that is settled by hand. */
function givenGate(): {readonly opened: Promise<void>; open(): void} {
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return {opened, open: () => open()};
}

function fails(message: string): () => Promise<void> {
  return () => Promise.reject(new Error(message));
}

/** Lets everything happen that waits for nothing but its turn. */
function aMoment(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
