#!/usr/bin/env node
import {main} from './main.js';

const code = await main(process.argv.slice(2), {
  out: text => process.stdout.write(text),
  error: text => process.stderr.write(text),
  isTerminal: process.stdout.isTTY,
});
// An application that was loaded may hold the process open; what was written goes out before the end.
process.stdout.write('', () => process.exit(code));
