import {spawnSync} from 'node:child_process';

import {runLine} from './program.js';

/** A line that somebody types, and what the console prints. */
export interface Step {
  readonly line: string;
  readonly answer: string;
}

/** Whether the lines of a story can be run here. */
export const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** The `$ curl` lines in the console blocks of a README, each with the answer that is printed below it. */
export function storyOf(readme: string): readonly Step[] {
  const blocks = [...readme.matchAll(/^```console\n(.*?)^```$/gms)].map(([, text = '']) => text);
  const steps = blocks.flatMap(text => text.split(/^\$ /m).slice(1));
  return steps.filter(step => step.startsWith('curl ')).map(toStep);
}

/** The same story, as it happens: the very lines are run, against another port. */
export async function happen(story: readonly Step[], port: string): Promise<readonly Step[]> {
  const happened: Step[] = [];
  for (const {line} of story) {
    happened.push({line, answer: await runLine(line.replaceAll(':3000', `:${port}`))});
  }
  return happened;
}

function toStep(text: string): Step {
  const end = text.indexOf('\n') + 1;
  return {line: text.slice(0, end - 1), answer: text.slice(end).replace(/\n+$/, '\n')};
}
