/** Writes values in the media type that a client wants. It is made once: {@link made} counts. */
export class Formatter {
  static made = 0;

  constructor() {
    Formatter.made++;
  }

  convertToMimeType(value: unknown, mimeType: string): string {
    return mimeType === 'text/csv' ? toCsv(value) : JSON.stringify(value);
  }
}

/** Rows of their values, below a row of their names. */
export function toCsv(value: unknown): string {
  const rows = [value].flat() as Record<string, unknown>[];
  return [Object.keys(rows[0] ?? {}), ...rows.map(row => Object.values(row))].map(row => `${row.join()}\n`).join('');
}
