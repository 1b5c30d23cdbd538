import {nearest} from '@rondojs/context';

import {GIVEN} from './elements.js';
import {RestConfigError} from '../errors.js';
import {isFork} from './steps.js';

import type {Fork, Step} from './steps.js';

/** What is known at one point of one way through a sequence. */
interface Way {
  readonly provided: ReadonlySet<string>;
  readonly isAnswered: boolean;
  /** Whether an action that may answer has done so: such a way goes no further. */
  readonly isOver: boolean;
}

/** Lines of a drawing, and what is wrong. */
interface Drawing {
  readonly lines: string[];
  readonly faults: string[];
}

/**
 * Follows every way through a sequence.
 *
 * @throws {RestConfigError} with a drawing, when an action reads what nobody before it provides, when a way ends
 * without an answer, or when one answers twice
 */
export function checkSteps(steps: readonly Step[]): void {
  const drawing: Drawing = {lines: [], faults: []};
  const ends = follow(steps, [{provided: new Set<string>(GIVEN), isAnswered: false, isOver: false}], drawing, '  ');
  if (ends.some(({isAnswered}) => !isAnswered)) {
    drawing.lines.push('  ✗ the end, without an answer');
    drawing.faults.push('there is a way to the end on which nothing is sent: let an action send.');
  }
  if (drawing.faults.length === 0) return;

  const faults = [...new Set(drawing.faults)].map(fault => `- ${fault}`);
  throw new RestConfigError(`This sequence cannot work:\n${drawing.lines.join('\n')}\n${faults.join('\n')}`);
}

/** All ways behind some steps, of all ways that lead to them. */
function follow(steps: readonly Step[], ways: readonly Way[], drawing: Drawing, indent: string): readonly Way[] {
  return steps.reduce((reached, step) => followOne(step, reached, drawing, indent), ways);
}

function followOne(step: Step, ways: readonly Way[], drawing: Drawing, indent: string): readonly Way[] {
  const faults = faultsOf(step, ways);
  drawing.faults.push(...faults);
  drawing.lines.push(`${indent}${faults.length > 0 ? '✗' : '↓'} ${draw(step)}`);
  return isFork(step) ? followFork(step, ways, drawing, indent) : ways.flatMap(way => behind(step, way));
}

function followFork({yes, no}: Fork, ways: readonly Way[], drawing: Drawing, indent: string): readonly Way[] {
  const open = ways.filter(({isOver}) => !isOver);
  drawing.lines.push(`${indent}├ yes`);
  const left = follow(yes, open, drawing, `${indent}│ `);
  drawing.lines.push(`${indent}└ no`);
  const right = follow(no, open, drawing, `${indent}  `);
  return distinct([...ways.filter(({isOver}) => isOver), ...left, ...right]);
}

function behind({provides, sends}: Exclude<Step, Fork>, way: Way): readonly Way[] {
  if (way.isOver) return [way];
  const going = {...way, provided: new Set([...way.provided, ...provides]), isAnswered: way.isAnswered || sends === true};
  return sends === 'maybe' ? [going, {...going, isAnswered: true, isOver: true}] : [going];
}

function faultsOf(step: Step, ways: readonly Way[]): readonly string[] {
  const going = ways.filter(({isOver}) => !isOver);
  const missing = step.needs.filter(name => going.some(({provided}) => !provided.has(name)));
  const twice = !isFork(step) && step.sends !== false && going.some(({isAnswered}) => isAnswered);
  return [
    ...missing.map(name => missingFault(step.name, name, going)),
    ...(twice ? [`${step.name} sends, and on a way to it the request has been answered already.`] : []),
  ];
}

function missingFault(step: string, element: string, ways: readonly Way[]): string {
  const known = [...new Set(ways.flatMap(({provided}) => [...provided]))];
  const hint = nearest(element, known);
  const meant = hint === undefined || hint === element ? '' : ` Did you mean "${hint}"?`;
  return `${step} needs "${element}", which not every way before it provides.${meant}`;
}

function draw(step: Step): string {
  const needs = step.needs.length > 0 ? ` (${step.needs.join(', ')})` : '';
  if (isFork(step)) return `${step.name}${needs}`;
  const gives = step.provides.length > 0 ? ` → ${step.provides.join(', ')}` : '';
  const sends = step.sends === false ? '' : step.sends === 'maybe' ? ' → may answer' : ' → the answer';
  return `${step.name}${needs}${gives}${sends}`;
}

/** Of ways that are alike, one is enough: many forks would make very many of them. */
function distinct(ways: readonly Way[]): readonly Way[] {
  const byText = new Map(ways.map(way => [`${way.isAnswered} ${way.isOver} ${[...way.provided].sort().join(' ')}`, way]));
  return [...byText.values()];
}
