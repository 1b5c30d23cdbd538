import {inspect} from 'node:util';

import closeWithGrace from 'close-with-grace';

/** How long requests in flight and observers may take to end, in milliseconds. */
const GRACE_PERIOD = 10_000;

/** Orchestrators may send it again, and that shortens nothing; a second one of any other signal does. */
const PATIENT_SIGNAL = 'SIGTERM' as const;

/** What can be run: an application. */
export interface Runnable {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  describe(): Promise<readonly string[]>;
}

/** Runs an application as the whole of a process, until a signal ends it. */
export async function run(app: Runnable): Promise<void> {
  const begin = performance.now();
  // Before the start: a signal that comes early must still stop what has started by then.
  const end = endInOrder(app);
  try {
    await app.start();
  } catch (error) {
    report(error instanceof Error ? error.message : error);
    // What the failed part has left open would keep the process alive.
    process.exit(1);
  }
  if (end.begun) return;

  const milliseconds = Math.round(performance.now() - begin);
  const lines = (await app.describe()).map(line => `  ${line}`);
  process.stdout.write([`${app.name} is running (${milliseconds} ms)`, ...lines, ''].join('\n'));
}

/** Stops the application when a signal comes, or an error that nobody has caught; then ends the process. */
function endInOrder(app: Runnable): {readonly begun: boolean} {
  const end = {begun: false};
  const {close} = closeWithGrace({delay: GRACE_PERIOD, skip: [PATIENT_SIGNAL]}, async ({err}) => {
    end.begun = true;
    if (err) report(inspect(err));
    await app.stop();
  });
  process.on(PATIENT_SIGNAL, () => {
    if (!end.begun) close();
  });
  return end;
}

function report(text: unknown): void {
  process.stderr.write(`${String(text)}\n`);
}
