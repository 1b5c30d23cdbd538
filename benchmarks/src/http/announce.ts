/*
 * The server's side of the line to the main process. The other side is server-process.ts.
 */

/** Tells where the server listens; answers how much CPU time was used so far, and ends with the main process. */
export function announce(url: string): void {
  process.on('message', () => {
    const {user, system} = process.cpuUsage();
    process.send?.(user + system);
  });
  process.on('disconnect', () => process.exit());
  process.send?.(url);
}
