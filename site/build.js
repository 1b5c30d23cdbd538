/** Builds the site: `npm run docs`. Its tools are its own, and installed when it is first built. */
import {existsSync} from 'node:fs';
import {spawnSync} from 'node:child_process';

process.chdir(import.meta.dirname);

// Not `npm ci`, which misses the packages of other platforms in a lock file without addresses.
if (!existsSync('node_modules')) run('npm', 'install', '--no-save', '--ignore-scripts', '--no-audit');
run('npm', 'run', '--silent', 'build');

function run(command, ...args) {
  const {status} = spawnSync(command, args, {stdio: 'inherit'});
  if (status !== 0) process.exit(status ?? 1);
}
