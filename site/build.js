/** Builds the site: `npm run docs`. Its tools are its own, and installed when it is first built. */
import {existsSync} from 'node:fs';
import {spawnSync} from 'node:child_process';

process.chdir(import.meta.dirname);

if (!existsSync('node_modules')) run('npm', 'ci', '--ignore-scripts');
run('npm', 'run', '--silent', 'build');

function run(command, ...args) {
  const {status} = spawnSync(command, args, {stdio: 'inherit'});
  if (status !== 0) process.exit(status ?? 1);
}
