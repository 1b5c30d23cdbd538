/*
 * The server's side of the line to the main process. The other side is server-process.ts.
 */

/** Memory of a process, in bytes. */
export interface Memory {
  readonly resident: number;
  readonly heap: number;
}

/** Tells where the server listens; answers what it has used of CPU time or memory, and ends with the main process. */
export function announce(url: string): void {
  process.on('message', question => void process.send?.(question === 'memory' ? memory() : cpuTime()));
  process.on('disconnect', () => process.exit());
  process.send?.(url);
}

/** So far, in microseconds. */
function cpuTime(): number {
  const {user, system} = process.cpuUsage();
  return user + system;
}

function memory(): Memory {
  globalThis.gc?.();
  const {rss, heapUsed} = process.memoryUsage();
  return {resident: rss, heap: heapUsed};
}
