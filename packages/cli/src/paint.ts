import type {Output} from './contract.js';

const CODES = {red: 31, yellow: 33, green: 32, dim: 2, bold: 1} as const;

export type Colour = keyof typeof CODES;

/** Colours a text for a terminal, and leaves it as it is for others, or where NO_COLOR is set. */
export function paint({isTerminal}: Output, colour: Colour, text: string): string {
  if (!isTerminal || process.env.NO_COLOR) return text;
  return `\u001b[${CODES[colour]}m${text}\u001b[0m`;
}
