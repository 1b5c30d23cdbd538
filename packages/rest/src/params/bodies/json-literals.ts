import {hasLoneSurrogate} from './charset.js';

/** How many digits an integer may have that is surely kept. */
const MANY_DIGITS = 16;

const LARGE_EXPONENT = /\d[eE]\+?\d{3}/;
const HAS_MANY_DIGITS = /\d{16}/;

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** A literal that JSON can write and JavaScript cannot hold. */
export interface LossyLiteral {
  readonly kind: 'string' | 'number' | 'integer';
  /** Where it begins, in characters. */
  readonly at: number;
  readonly fault: string;
}

/**
 * Finds what would be lost in JavaScript: numbers that would become infinite, integers that would lose digits, and
 * halves of surrogate pairs.
 *
 * @param text - that JSON.parse has accepted
 */
export function findLossy(text: string): LossyLiteral | undefined {
  if (!isSuspicious(text)) return undefined;

  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    const isNumber = letter === '-' || (letter >= '0' && letter <= '9');
    if (letter !== '"' && !isNumber) continue;
    const end = isNumber ? endOfNumber(text, at) : endOfString(text, at);
    const lossy = isNumber ? lossyNumber(text, at, end) : lossyString(text, at, end);
    if (lossy) return lossy;
    at = end;
  }
  return undefined;
}

/** Whether a text has what it must have if one of its literals is refused: found fast, and seldom there. */
function isSuspicious(text: string): boolean {
  return text.includes('\\ud') || text.includes('\\uD') || LARGE_EXPONENT.test(text) || hasManyDigits(text);
}

/** So many digits in a row have one at each so-manieth place: a look at every letter would take three times as long. */
function hasManyDigits(text: string): boolean {
  for (let at = MANY_DIGITS - 1; at < text.length; at += MANY_DIGITS) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) continue;
    if (HAS_MANY_DIGITS.test(text.slice(Math.max(0, at - MANY_DIGITS), at + MANY_DIGITS))) return true;
  }
  return false;
}

/** Gives where the last letter stands. */
function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (text.charAt(end) !== '"') end += text.charAt(end) === '\\' ? 2 : 1;
  return end;
}

/** Gives where the last digit stands. */
function endOfNumber(text: string, start: number): number {
  NUMBER.lastIndex = start;
  return start + (NUMBER.exec(text)?.[0].length ?? 1) - 1;
}

function lossyString(text: string, at: number, end: number): LossyLiteral | undefined {
  const literal = text.slice(at, end + 1);
  if (!literal.includes('\\') || !hasLoneSurrogate(JSON.parse(literal) as string)) return undefined;
  return {kind: 'string', at, fault: 'has half of a surrogate pair'};
}

function lossyNumber(text: string, at: number, end: number): LossyLiteral | undefined {
  const literal = text.slice(at, end + 1);
  const value = Number(literal);
  if (!Number.isFinite(value)) return {kind: 'number', at, fault: 'is too large'};
  if (/[.eE]/.test(literal) || Number.isSafeInteger(value)) return undefined;
  return {kind: 'integer', at, fault: 'is beyond 2^53 - 1, and would lose digits: send it as a string'};
}
