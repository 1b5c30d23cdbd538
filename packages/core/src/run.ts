import closeWithGrace from 'close-with-grace';

import {helpOf} from '@rondojs/context';

import {ConsoleLogger} from './console-logger.js';
import {LIFE_CYCLE_CONFIG} from './config.js';
import {LOGGER} from './logger.js';
import {StartError, StopError, messageOf} from './errors.js';
import {toBlock, toLine} from './description.js';

import type {ApplicationDescription} from './description.js';
import type {Context} from '@rondojs/context';
import type {LogFields, Logger} from './logger.js';

/** Orchestrators may send it again, and that shortens nothing; a second one of any other signal does. */
const PATIENT_SIGNAL = 'SIGTERM' as const;

/** Each of them is logged, and none after the first shortens the end either: what is in flight is answered. */
const ERRORS = ['uncaughtException', 'unhandledRejection'] as const;

/** What can be run: an application. */
export interface Runnable extends Context {
  readonly unfinished: readonly string[];
  start(): Promise<void>;
  stop(): Promise<void>;
  describe(): Promise<ApplicationDescription>;
}

/** Runs an application as the whole of a process, until a signal, or an error that nobody caught, ends it. */
export async function run(app: Runnable): Promise<void> {
  const begin = performance.now();
  // Before the start: a signal that comes early must still stop what has started by then.
  const end = endInOrder(app);
  try {
    await app.start();
  } catch (error) {
    loggerOf(app).fatal(fieldsOf(error), messageOf(error));
    // What the failed part has left open would keep the process alive.
    process.exit(1);
  }
  if (end.begun) return;

  const milliseconds = Math.round(performance.now() - begin);
  const tell = process.stdout.isTTY ? toBlock : toLine;
  process.stdout.write(tell(await app.describe(), milliseconds));
}

/** That the end of a process has begun, and whether it ends well. */
interface End {
  begun: boolean;
  failed: boolean;
}

/** Stops the application when a signal comes, or an error that nobody has caught; then ends the process. */
function endInOrder(app: Runnable): Readonly<End> {
  const end: End = {begun: false, failed: false};
  const {gracePeriod: delay} = app.getSync(LIFE_CYCLE_CONFIG);
  const options = {
    delay,
    // All that is told here goes to the log of the application.
    logger: false,
    skip: [PATIENT_SIGNAL, ...ERRORS],
    onSecondSignal: (signal: string) => loggerOf(app).warn(`A second ${signal} ends the process at once.`),
    onTimeout: () => loggerOf(app).error(cutOff(app.unfinished, delay)),
  } as const;
  const {close} = closeWithGrace({...options, skip: [...options.skip]}, () => stop(app, end));
  const begin = () => {
    if (!end.begun) close();
  };
  process.on(PATIENT_SIGNAL, begin);
  for (const event of ERRORS) {
    process.on(event, (error: unknown) => {
      end.failed = true;
      loggerOf(app).fatal({error}, `Nobody caught this (${event}): ${messageOf(error)}`);
      begin();
    });
  }
  return end;
}

async function stop(app: Runnable, end: End): Promise<void> {
  end.begun = true;
  try {
    await app.stop();
  } catch (error) {
    end.failed = true;
    loggerOf(app).error(fieldsOf(error), messageOf(error));
  }
  if (end.failed) process.exit(1);
}

/** What a line says of a failure besides its message. */
function fieldsOf(error: unknown): LogFields {
  const causes = error instanceof StartError || error instanceof StopError ? error.errors : [error];
  const strange = causes.filter(isUnexplained);
  const pages = causes.map(helpOf).filter(page => page !== undefined);
  const help = oneOrAll([...new Set(pages.length > 0 ? pages : [helpOf(error)])]);
  return {...(strange.length > 0 && {error: oneOrAll(strange)}), ...(help !== undefined && {help})};
}

/** Whatever has a code says in its message what is to be done. Of anything else one wants to know where it was. */
function isUnexplained(cause: unknown): boolean {
  return typeof (cause as {code?: unknown} | undefined)?.code !== 'string';
}

function oneOrAll(list: readonly unknown[]): unknown {
  return list.length === 1 ? list[0] : list;
}

function cutOff(unfinished: readonly string[], delay: number): string {
  const names = unfinished.length > 0 ? unfinished.join(', ') : 'nothing that is known';
  return `The end took longer than ${delay} ms, and was cut off. Still at work: ${names}.`;
}

/** The last words must be heard, whatever has become of the application's own logger. */
function loggerOf(app: Context): Logger {
  try {
    return app.getSync(LOGGER);
  } catch {
    return new ConsoleLogger();
  }
}
