import {RestConfigError} from '../errors.js';
import {actions} from './built-in-actions.js';
import {GIVEN} from './elements.js';

import type {DefinedAction} from './define-action.js';
import type {Elements} from './elements.js';
import type {SequenceActions} from '../contract/sequence.js';

/** One promise of an action, and whether it keeps it; for any test runner. */
export interface ActionCheck {
  readonly name: string;
  /** @throws {RestConfigError} when the action breaks the promise */
  run(): Promise<void>;
}

/** What an action is tried with. */
export interface ActionTrial {
  /** The elements that it needs, made anew for each check: with a response that nobody has answered. */
  readonly elements: () => Partial<Elements>;
  /** The five actions, where it calls them. */
  readonly actions?: Partial<SequenceActions>;
}

/**
 * What every action promises: that it reads what it says and no more, gives what it says and no more, answers only if
 * it says so, and keeps nothing from one request to the next that changes what it gives.
 *
 * @example
 * for (const {name, run} of checksOf(authenticate, {elements: () => ({request: givenRequest()})})) it(name, run);
 */
export function checksOf(action: DefinedAction, trial: ActionTrial): readonly ActionCheck[] {
  const check = (name: string, run: () => Promise<void> | void): ActionCheck => ({name: `${action.name} ${name}`, run: async () => run()});
  return [
    check('has a name of its own', () => checkName(action)),
    check('reads no element that it does not say it needs', () => checkReads(action, trial)),
    check('gives the elements that it says it provides, and no others', () => checkGives(action, trial)),
    check('answers the request only if it says so', () => checkAnswers(action, trial)),
    check('can be carried out for several requests at once', () => checkConcurrency(action, trial)),
    check('leaves the elements that it is given alone', () => checkUntouched(action, trial)),
  ];
}

function checkName({name}: DefinedAction): void {
  if (!/^[a-z][\w-]*$/i.test(name)) refuse(`"${name}" is no name: take letters, digits and hyphens.`);
  if (name in actions) refuse(`"${name}" is the name of an action of the default sequence.`);
}

async function checkReads(action: DefinedAction, trial: ActionTrial): Promise<void> {
  const read = new Set<string>();
  const elements = new Proxy(trial.elements(), {
    get: (target, name) => {
      if (typeof name === 'string') read.add(name);
      return Reflect.get(target, name) as unknown;
    },
  });
  await run(action, elements, trial);
  const secret = [...read].filter(name => !(action.needs as readonly string[]).includes(name));
  if (secret.length > 0) refuse(`It reads ${secret.join(', ')}, and does not say so in needs.`);
}

async function checkGives(action: DefinedAction, trial: ActionTrial): Promise<void> {
  const elements = trial.elements();
  const given = Object.keys((await run(action, elements, trial)) ?? {});
  const isOver = action.sends !== false && isAnswered(elements);
  const missing = isOver ? [] : action.provides.filter(name => !given.includes(name));
  const others = given.filter(name => !(action.provides as readonly string[]).includes(name));
  if (missing.length > 0) refuse(`It says that it provides ${missing.join(', ')}, and does not.`);
  if (others.length > 0) refuse(`It provides ${others.join(', ')}, and does not say so.`);
  const fixed = action.provides.filter(name => GIVEN.includes(name));
  if (fixed.length > 0) refuse(`It provides ${fixed.join(', ')}, which belong to the server.`);
}

async function checkAnswers(action: DefinedAction, trial: ActionTrial): Promise<void> {
  const elements = trial.elements();
  await run(action, elements, trial);
  const hasAnswered = isAnswered(elements);
  if (hasAnswered && action.sends === false) refuse('It answers the request, and does not say so in sends.');
  if (!hasAnswered && action.sends === true && elements.response) refuse('It says that it sends, and does not.');
}

async function checkConcurrency(action: DefinedAction, trial: ActionTrial): Promise<void> {
  const alone = describe(await run(action, trial.elements(), trial));
  const together = await Promise.all(Array.from({length: 8}, () => run(action, trial.elements(), trial)));
  const others = together.map(describe).filter(text => text !== alone);
  if (others.length > 0) refuse('It gives other elements, or other kinds of them, when several requests are under way.');
}

async function checkUntouched(action: DefinedAction, trial: ActionTrial): Promise<void> {
  await run(action, Object.freeze(trial.elements()), trial);
}

async function run(action: DefinedAction, elements: Partial<Elements>, {actions: given = {}}: ActionTrial) {
  return action.run(elements, given as SequenceActions);
}

function isAnswered({response}: Partial<Elements>): boolean {
  return response !== undefined && (response.headersSent || response.writableEnded);
}

/** Which elements, and of which kinds. Their values may rightly differ. */
function describe(given: Partial<Elements> | void): string {
  return Object.entries(given ?? {}).map(([name, value]) => `${name}: ${typeof value}`).sort().join();
}

function refuse(message: string): never {
  throw new RestConfigError(message);
}
