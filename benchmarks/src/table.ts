import type {Summary} from './samples.js';

/** A Markdown table: the first column names things, all others hold figures. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

/** A median with its quartiles. */
export function toCell({median, low, high}: Summary): string {
  return `${toFigure(median)} (${toFigure(low)} to ${toFigure(high)})`;
}

/** Three digits that matter; not more of them than two after the point, unless all are there. */
export function toFigure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  if (value >= 10) return value.toFixed(1);
  return value.toFixed(value < 0.1 ? 3 : 2);
}
