import {MalformedBodyError} from '../../errors.js';
import {hasLoneSurrogate} from './charset.js';

/** What a text must have in it if one of its literals is refused: found fast, and seldom there. */
const SUSPICIOUS = /\d(?:[eE]\+?\d{3}|\d{15})|\\u[dD]/;

const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;

/**
 * Refuses what JSON can write and JavaScript cannot hold: numbers that would become infinite, integers that would
 * lose digits, and halves of surrogate pairs.
 *
 * @param text - that JSON.parse has accepted
 */
export function refuseLossy(text: string): void {
  if (!SUSPICIOUS.test(text)) return;

  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '"') at = checkString(text, at);
    else if (letter === '-' || (letter >= '0' && letter <= '9')) at = checkNumber(text, at);
  }
}

/** Gives where the string ends. */
function checkString(text: string, start: number): number {
  let end = start + 1;
  let isEscaped = false;
  while (text.charAt(end) !== '"') {
    isEscaped ||= text.charAt(end) === '\\';
    end += text.charAt(end) === '\\' ? 2 : 1;
  }
  if (isEscaped && hasLoneSurrogate(JSON.parse(text.slice(start, end + 1)) as string)) {
    throw refused('string', start, 'has half of a surrogate pair');
  }
  return end;
}

/** Gives where the number ends. */
function checkNumber(text: string, start: number): number {
  NUMBER.lastIndex = start;
  const [literal = '', fraction, exponent] = NUMBER.exec(text) ?? [];
  const value = Number(literal);
  if (!Number.isFinite(value)) throw refused('number', start, 'is too large');
  if (!fraction && !exponent && !Number.isSafeInteger(value)) {
    throw refused('integer', start, 'is beyond 2^53 - 1, and would lose digits: send it as a string');
  }
  return start + literal.length - 1;
}

function refused(kind: string, at: number, why: string): MalformedBodyError {
  return new MalformedBodyError(`The ${kind} at character ${at} of the request body ${why}.`);
}
