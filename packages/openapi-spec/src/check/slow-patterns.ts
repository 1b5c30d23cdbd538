import {faultAt} from './fault.js';
import {patternsOf} from './schemas.js';

import type {analyse as Analyse} from 'scslre';
import type {DocumentFault} from './fault.js';
import type {Survey} from './survey.js';

/** Regular expressions that some texts can keep busy for minutes. */
export async function checkSlowPatterns({places}: Survey): Promise<readonly DocumentFault[]> {
  const found = places.filter(({kind}) => kind === 'schema').flatMap(patternsOf);
  // Without a repetition nothing can grow.
  const suspects = found.filter(([pattern]) => /[*+{]/.test(pattern));
  if (!suspects.length) return [];

  const {analyse} = await import('scslre');
  const verdicts = new Map<string, string | undefined>();
  const verdictOn = (pattern: string) => {
    if (!verdicts.has(pattern)) verdicts.set(pattern, attackOn(pattern, analyse));
    return verdicts.get(pattern);
  };
  return suspects.flatMap(([pattern, pointer]) => {
    const attack = verdictOn(pattern);
    return attack === undefined ? [] : [faultAt(pointer, 'slow-pattern', adviceAgainst(attack))];
  });
}

/** What repeats in texts that take exponential time; polynomial time is common, and bounded by `maxLength`. */
function attackOn(pattern: string, analyse: typeof Analyse): string | undefined {
  try {
    const {reports} = analyse(new RegExp(pattern, 'u'), {maxReports: 3});
    return reports.find(({exponential}) => exponential)?.character.literal.source;
  } catch {
    // What is no regular expression is another check's.
    return undefined;
  }
}

function adviceAgainst(attack: string): string {
  return (
    `Texts that repeat ${attack} can keep this regular expression busy for ever: ` +
    `write it so that each text can be matched in one way only.`
  );
}
