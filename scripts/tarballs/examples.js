/** What each example has to do in a folder where only tarballs are installed. */
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';

import {root} from './pack.js';
import {runLine, startProgram, stopProgram, untilEnded, untilSaid} from './program.js';

/**
 * Most examples are servers, and answer the first line of curl in their READMEs. The others have a row here: `runs`
 * is a main file in the place of their own, which would take the ports that the README names; `try` is how they show
 * that they work.
 */
const OTHERS = {
  'context-only': {try: printsItsReadme},
  'custom-server': {try: says(/an event occurred!\n[^]*tcp:/)},
  worker: {try: says(/write begun/)},
  'typed-client': {try: talksToTodos},
  'multi-server': {
    runs: `import {ShopApplication} from './src/shop-application.js';
      await new ShopApplication({public: {port: 0}, admin: {port: 0}, lines: {port: 0}}).run();`,
  },
  soap: {
    runs: `import {ParcelApplication} from './src/parcel-application.js';
      await new ParcelApplication({open: {port: 0}, soap: {port: 0}}).run();`,
    // The answer has the time in it: what is compared is what comes before.
    until: /<taken>/,
    ports: ['open', 'soap'],
  },
};

/** A program of its own folder: where its main file is there, and how it is tried. */
export function exampleOf({name, main}) {
  const {runs, until, ports = [], try: attempt = answersItsReadme} = OTHERS[name] ?? {};
  return {name, main: runs === undefined ? main : 'run.js', runs, until, ports, attempt};
}

async function answersItsReadme({name, main, until = /$(?!\n)/, ports}, folder, node) {
  const cwd = join(folder, name);
  const [line, wanted] = await firstLineOf(name);
  const program = startProgram(node, [main], cwd);
  try {
    await untilSaid(program, /"url":"http[^\n]*\n/);
    const answer = await runLine(moved(line, program.stdout, ports), root);
    const isRight = wanted === '' ? answer !== '' : answer.split(until)[0] === wanted.split(until)[0];
    if (!isRight) throw new Error(`${line}\n  should print ${wanted}  prints ${answer}`);
  } finally {
    await stopProgram(program);
  }
}

async function printsItsReadme({name, main}, folder, node, args = []) {
  const program = startProgram(node, [main, ...args], join(folder, name));
  await untilEnded(program);
  if (!(await readmeOf(name)).includes(`${program.stdout}\`\`\``)) throw new Error(`It prints what its README does not say: ${program.stdout}`);
}

function says(pattern) {
  return async ({name, main}, folder, node) => {
    const program = startProgram(node, [main], join(folder, name));
    await untilSaid(program, pattern).finally(() => stopProgram(program));
  };
}

async function talksToTodos(example, folder, node) {
  const todos = startProgram(node, ['src/main.js'], join(folder, 'todo'));
  try {
    await untilSaid(todos, /"url":"http[^\n]*\n/);
    await printsItsReadme(example, folder, node, [urlOf(todos.stdout)]);
  } finally {
    await stopProgram(todos);
  }
}

/** The first `$ curl` of a README, and what is printed below it; nothing, where the README shows no answer. */
async function firstLineOf(name) {
  const [, line, answer] = /^\$ (curl [^\n]*)\n([^]*?)(?=^\$ |^```)/m.exec(await readmeOf(name)) ?? [];
  if (line === undefined) throw new Error('Its README has no line of curl.');
  return [line.replace(/^curl /, 'curl -sS --fail-with-body '), answer];
}

/** The same line for the ports that the servers have: 3000 is the first of them, 3001 the second. */
function moved(line, told, names) {
  return line.replace(/localhost:300(\d)/, (_, index) => new URL(urlOf(told, names[Number(index)])).host);
}

/** The URL of a server that a program has told, by its name or the first. */
function urlOf(told, name = '[^"]*') {
  const [, url] = new RegExp(`"name":"${name}","url":"([^"]*)"`).exec(told) ?? [];
  if (url === undefined) throw new Error(`It has not told its URL: ${told}`);
  return url;
}

function readmeOf(name) {
  return readFile(join(root, 'examples', name, 'README.md'), 'utf8');
}
