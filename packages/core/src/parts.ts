import {compareByOrder, invokeMethod} from '@rondojs/context';

import {LIFE_CYCLE_GROUP_TAG, LIFE_CYCLE_OBSERVER_TAG} from './life-cycle-observer.js';
import {SERVER_TAG} from './server.js';
import {StartError} from './errors.js';

import type {Actor, Group, Part} from './life-cycle.js';
import type {Binding, Context} from '@rondojs/context';
import type {Failure} from './errors.js';

/**
 * Makes all that takes part in an application's life, in the order in which it starts: observers without a group,
 * one after the other as they were added; then group by group; the servers last, as one group.
 *
 * @throws {StartError} with all that cannot be made
 */
export async function makeParts(app: Context, order: readonly string[]): Promise<readonly Group[]> {
  const failures: Failure[] = [];
  const groups: Group[] = [];
  for (const bindings of groupsOf(app, order)) {
    const made = await Promise.all(bindings.map(binding => makePart(app, binding, failures)));
    groups.push(made.filter(part => part !== undefined));
  }
  if (failures.length > 0) throw new StartError(failures);
  return groups;
}

function groupsOf(app: Context, order: readonly string[]): readonly (readonly Binding[])[] {
  const observers = app.findByTag(LIFE_CYCLE_OBSERVER_TAG);
  const alone = observers.filter(binding => groupOf(binding) === '').map(binding => [binding]);
  const names = [...new Set(observers.map(groupOf))].filter(name => name !== '');
  const sorted = names.sort((one, other) => compareByOrder(one, other, order));
  const groups = sorted.map(name => observers.filter(binding => groupOf(binding) === name));
  return [...alone, ...groups, app.findByTag(SERVER_TAG)];
}

function groupOf({tagMap}: Binding): string {
  const group = tagMap[LIFE_CYCLE_GROUP_TAG];
  return typeof group === 'string' ? group : '';
}

async function makePart(app: Context, {key}: Binding, failures: Failure[]): Promise<Part | undefined> {
  try {
    const identity = await app.get<object>(key);
    return {name: key, identity, actor: actorOf(app, identity)};
  } catch (cause) {
    failures.push({name: key, step: 'start', cause});
    return undefined;
  }
}

/** Methods that are missing are done at once; parameters of the others are injected at each call. */
function actorOf(app: Context, observer: object): Actor {
  const step = (name: keyof Actor) => async () => {
    if ((observer as Readonly<Record<string, unknown>>)[name] === undefined) return;
    await invokeMethod(observer, name, app, [], {skipInterceptors: true});
  };
  return {init: step('init'), start: step('start'), stop: step('stop')};
}
