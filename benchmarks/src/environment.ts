import {cpus} from 'node:os';
import {readFileSync} from 'node:fs';

/** When, on what and with which versions a run was made. */
export function describeEnvironment(): string {
  const [cpu] = cpus();
  const today = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} cores of ${cpu?.model.trim() ?? 'unknown make'}`;
  return `${today}, Node ${process.versions.node}, ${machine}, with ${peers().join(', ')}.`;
}

/** The package.json names them exactly. */
function peers(): readonly string[] {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const {dependencies} = JSON.parse(manifest) as {dependencies: Record<string, string>};
  return Object.entries(dependencies)
    .filter(([name]) => !/^@(types|rondojs)\//.test(name))
    .map(([name, version]) => `${name} ${version}`);
}
