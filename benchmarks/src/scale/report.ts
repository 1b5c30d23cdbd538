import {toCell, toFigure, toTable} from '../table.js';

import type {Report} from '../report.js';
import type {Summary} from '../samples.js';

/** A row for each number of operations. The first server's figures are as they are, the others' ratios to it. */
export function toReport(
  head: string,
  names: readonly string[],
  counts: readonly number[],
  rows: readonly (readonly Summary[])[],
): Report {
  const [, ...others] = names;
  const named = rows.map((row, at) => ({count: (counts[at] ?? NaN).toLocaleString('en'), row}));
  const cells = named.map(({count, row: [first, ...ratios]}) => [count, toFigure(first?.median ?? NaN), ...ratios.map(toCell)]);
  const figures = named.map(({count, row}) => [
    count,
    Object.fromEntries(names.map((name, at) => [name, Number((row[at]?.median ?? NaN).toFixed(3))])),
  ]);
  return {text: toTable(['operations', head, ...others], cells), figures: Object.fromEntries(figures)};
}
