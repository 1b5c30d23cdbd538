import {answersOf} from './answers.js';
import {SECRET} from './secret.js';

import type {AttackCase, Right} from './case.js';
import type {RawAnswer} from './answers.js';

/** What no answer may show: stacks, paths of this machine, code, or the secret. */
const LEAKS: readonly RegExp[] = [
  /\bat \S+:\d+:\d+|\(\S+:\d+:\d+\)/,
  /node_modules|node:internal|\.[jt]s:\d+/,
  /file:\/\//,
  /\/(?:home|root|etc|tmp|usr|var|work)\//,
  /SELECT |INSERT /,
  new RegExp(SECRET),
  /^x-injected:/im,
];

/** Tells all that is wrong with what came back; nothing where it is right. */
export function judge({send, right}: AttackCase, received: string): readonly string[] {
  const answers = answersOf(received, methodsOf(send));
  return [...checkStatuses(answers, right), ...checkFirst(answers[0], right), ...answers.flatMap(checkAny), ...leaksOf(received, send)];
}

/** What is asked of every server and every answer, whatever was sent. */
export function judgeAny(received: string, methods: readonly string[] = []): readonly string[] {
  const answers = answersOf(received, methods);
  const blamed = answers.filter(({status}) => status >= 500 && status !== 501 && status !== 505).map(({status}) => `status ${status} for a client's fault`);
  return [...blamed, ...answers.flatMap(checkAny), ...leaksOf(received, [])];
}

/** The methods of what is sent, in their order: they tell which answers have no body. */
export function methodsOf(send: AttackCase['send']): readonly string[] {
  const sent = send.filter(piece => typeof piece !== 'number').map(piece => piece.toString('latin1' as never)).join('');
  return [...sent.matchAll(/^([A-Z]+) \S+ HTTP\/1/gm)].map(([, method]) => String(method));
}

function checkStatuses(answers: readonly RawAnswer[], {statuses, or = []}: Right): readonly string[] {
  const got = answers.map(({status}) => status);
  const wanted = [statuses, ...or.map(other => [other, ...statuses.slice(1)])];
  if (wanted.some(one => one.join() === got.join())) return [];
  return [`statuses ${got.join() || 'none'} instead of ${wanted.map(one => one.join() || 'none').join(' or ')}`];
}

function checkFirst(first: RawAnswer | undefined, right: Right): readonly string[] {
  if (!first) return [];
  const {code, body, text, headers = {}, isCut = false} = right;
  const value = jsonOf(first.body);
  const faults = Object.entries(headers).filter(([name, wanted]) => first.headers.get(name) !== wanted).map(([name]) => `${name}: ${first.headers.get(name)}`);
  if (code !== undefined && (value as {code?: unknown} | undefined)?.code !== code) faults.push(`not ${code}: ${first.body.slice(0, 300)}`);
  if (body !== undefined && JSON.stringify(value) !== JSON.stringify(body)) faults.push(`the body is ${first.body.slice(0, 300)}`);
  if (text !== undefined && first.body !== text) faults.push(`the text is ${first.body.slice(0, 300)}`);
  if (first.isWhole === isCut) faults.push(isCut ? 'the answer looks whole' : 'the answer is broken off');
  return faults;
}

/** A problem says its status, is short, and what has a length has that length. */
function checkAny({status, headers, body}: RawAnswer): readonly string[] {
  if (status < 400 || body === '') return [];
  const problem = jsonOf(body) as {status?: unknown; code?: unknown} | undefined;
  const faults: string[] = [];
  if (headers.get('content-type') !== 'application/problem+json') faults.push(`${status} as ${headers.get('content-type')}`);
  if (problem?.status !== status || typeof problem.code !== 'string') faults.push(`no problem of status ${status}: ${body.slice(0, 200)}`);
  if (body.length > 16_384) faults.push(`an answer of ${body.length} bytes to a fault`);
  return faults;
}

/** What the client has sent itself it may be told again. */
function leaksOf(received: string, send: AttackCase['send']): readonly string[] {
  const sent = send.map(piece => String(piece)).join('');
  return LEAKS.flatMap(leak => {
    const found = leak.exec(received)?.[0];
    return found !== undefined && !sent.includes(found) ? [`it shows ${found}`] : [];
  });
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, 'latin1').toString());
  } catch {
    return undefined;
  }
}
