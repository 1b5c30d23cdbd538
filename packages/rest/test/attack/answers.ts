/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** Whether it came to the end that its headers promise. */
  readonly isWhole: boolean;
}

/** Takes what a server has sent apart: one answer after the other, those before the last (1xx) left out. */
export function answersOf(received: string, methods: readonly string[]): readonly RawAnswer[] {
  const answers: RawAnswer[] = [];
  let rest = received;
  while (rest !== '') {
    const {answer, after} = takeOne(rest, methods[answers.length] ?? 'GET');
    if (answer.status >= 200) answers.push(answer);
    rest = after;
  }
  return answers;
}

function takeOne(text: string, method: string): {answer: RawAnswer; after: string} {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end < 0 ? text.length : end).split('\r\n');
  const match = /^HTTP\/1\.1 (\d{3}) /.exec(`${first} `);
  if (!match || end < 0) throw new Error(`This is no answer: ${text.slice(0, 200)}`);
  const status = Number(match[1]);
  const headers = new Map(lines.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  const {body, isWhole, after} = bodyOf(text.slice(end + 4), headers, status, method);
  return {answer: {status, headers, body, isWhole}, after};
}

function bodyOf(text: string, headers: ReadonlyMap<string, string>, status: number, method: string) {
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304) return {body: '', isWhole: true, after: text};
  const length = headers.get('content-length');
  if (length !== undefined) {
    return {body: text.slice(0, Number(length)), isWhole: text.length >= Number(length), after: text.slice(Number(length))};
  }
  if (headers.get('transfer-encoding') === 'chunked') return chunksOf(text);
  return {body: text, isWhole: true, after: ''};
}

function chunksOf(text: string) {
  let body = '';
  for (let at = 0; ; ) {
    const match = /^([\da-f]+)\r\n/i.exec(text.slice(at, at + 20));
    if (!match) return {body, isWhole: false, after: ''};
    const size = Number.parseInt(match[1] ?? '', 16);
    const start = at + match[0].length;
    if (size === 0) return {body, isWhole: text.startsWith('\r\n', start), after: text.slice(start + 2)};
    body += text.slice(start, start + size);
    if (text.length < start + size + 2) return {body, isWhole: false, after: ''};
    at = start + size + 2;
  }
}
