import closeWithGrace from 'close-with-grace';

/** How long requests in flight and observers may take to end, in milliseconds. */
const GRACE_PERIOD = 10_000;

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
  try {
    await app.start();
  } catch (error) {
    report(error);
    process.exitCode = 1;
    return;
  }
  closeWithGrace({delay: GRACE_PERIOD}, async ({err}) => {
    if (err) report(err);
    await app.stop();
  });

  const milliseconds = Math.round(performance.now() - begin);
  const lines = (await app.describe()).map(line => `  ${line}`);
  process.stdout.write([`${app.name} is running (${milliseconds} ms)`, ...lines, ''].join('\n'));
}

function report(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
