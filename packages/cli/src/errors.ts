/** The command cannot be carried out as it was written. Its message is all that people are shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What anything that was thrown says. */
export function messageOf(error: unknown): string {
  const {message} = (error ?? {}) as {message?: unknown};
  return typeof message === 'string' ? message : String(error);
}
