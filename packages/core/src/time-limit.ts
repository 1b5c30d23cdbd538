import {TimeLimitError} from './errors.js';

/**
 * Waits for a piece of work, but no longer than it may take. What comes of it later is nobody's business any
 * more, its failure included; `late` is called if it succeeds after all.
 *
 * @throws {TimeLimitError} with the name of the part, when the time is over
 */
export async function withinTime(
  name: string,
  step: string,
  milliseconds: number,
  work: () => Promise<void>,
  late: () => void = () => undefined,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const working = work();
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      working.then(late, () => undefined);
      reject(new TimeLimitError(name, step, milliseconds));
    }, milliseconds);
  });
  await Promise.race([working, limit]).finally(() => clearTimeout(timer));
}
