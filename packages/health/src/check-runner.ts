import type {CheckReport} from './health-report.js';
import type {HealthCheck, HealthFinding} from './health-check.js';
import type {Logger} from '@rondojs/core';

/** A check whose promise never settles is asked anew after this time, in milliseconds. */
const FORGET_AFTER = 30_000;

/** How long a check may take, and its answer is good for. */
export interface Times {
  readonly timeLimit: number;
  readonly keepFor: number;
}

/** A check that has been asked, and has not answered yet. */
interface Work {
  readonly begun: number;
  readonly abort: AbortController;
  readonly answer: Promise<HealthFinding | void>;
}

/** Asks one check: within its time, never twice at once, and not again before the last answer has grown old. */
export class CheckRunner {
  private readonly times: Times;
  private work: Work | undefined;
  private last: Promise<CheckReport> | undefined;
  private goodUntil = 0;
  private lastStatus: CheckReport['status'] = 'pass';

  constructor(
    private readonly check: HealthCheck,
    times: Times,
    private readonly logger: Logger,
  ) {
    const {timeLimit = times.timeLimit, keepFor = times.keepFor} = check;
    this.times = {timeLimit, keepFor};
  }

  report(): Promise<CheckReport> {
    if (this.last && performance.now() < this.goodUntil) return this.last;
    this.goodUntil = Number.POSITIVE_INFINITY;
    return (this.last = this.ask().finally(() => {
      this.goodUntil = performance.now() + this.times.keepFor;
    }));
  }

  private async ask(): Promise<CheckReport> {
    const begun = performance.now();
    const {status = 'pass', output} = (await this.find().catch(failed)) ?? {};
    this.tellChange(status, output);
    const milliseconds = Math.round(performance.now() - begun);
    const time = new Date().toISOString();
    return {status, time, observedValue: milliseconds, observedUnit: 'ms', ...(output !== undefined && {output})};
  }

  private async find(): Promise<HealthFinding | void> {
    const {answer, abort} = this.begin();
    const {timeLimit} = this.times;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new Error(`It has not answered within ${timeLimit} ms.`);
        abort.abort(error);
        reject(error);
      }, timeLimit);
    });
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }

  /** What is still at work is waited for once more: a check that hangs must not pile up. */
  private begin(): Work {
    if (this.work && performance.now() - this.work.begun < FORGET_AFTER) return this.work;
    const abort = new AbortController();
    const answer = (async () => this.check.check(abort.signal))();
    const work: Work = {begun: performance.now(), abort, answer};
    const finish = () => {
      if (this.work === work) this.work = undefined;
    };
    answer.then(finish, finish);
    return (this.work = work);
  }

  /** Clients are not told what is wrong: the log is, once. */
  private tellChange(status: CheckReport['status'], output: string | undefined): void {
    if (status === this.lastStatus) return;
    this.lastStatus = status;
    const {name: check} = this.check;
    if (status === 'pass') this.logger.info({check}, `The health check "${check}" passes again.`);
    else this.logger.warn({check, status}, `The health check "${check}" says ${status}: ${output ?? 'no word'}`);
  }
}

function failed(error: unknown): HealthFinding {
  return {status: 'fail', output: error instanceof Error ? error.message : String(error)};
}
