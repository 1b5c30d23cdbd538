/** A request, and the status that it must be answered by. */
export interface Sample {
  readonly text: string;
  readonly status: number;
}

const JSON_TYPE = 'application/json';
const MULTIPART = 'multipart/form-data; boundary=b';
const FIELD = '--b\r\ncontent-disposition: form-data; name="title"\r\n\r\na\r\n';
const FILE = '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\ncontent\r\n';

/** Good and bad, as they come over connections that are kept. */
export const SAMPLES: readonly Sample[] = [
  {text: get('/items/7?tags=a&tags=b'), status: 200},
  {text: get('/items/seven'), status: 400},
  {text: get('/items/7?tags=%zz'), status: 400},
  {text: get('/items/%zz'), status: 400},
  {text: get('/nobody'), status: 404},
  {text: get('/stream'), status: 200},
  {text: get('/fails'), status: 500},
  {text: get(`/items/7?${'a'.repeat(8200)}`), status: 414},
  {text: send('/items', JSON_TYPE, '{"title":"a","count":5}'), status: 200},
  {text: send('/items', JSON_TYPE, '{"title":5,"count":-1}'), status: 422},
  {text: send('/items', JSON_TYPE, '{"title":'), status: 400},
  {text: send('/items', JSON_TYPE, '{"__proto__":{}}'), status: 400},
  {text: send('/items', JSON_TYPE, '['.repeat(500)), status: 400},
  {text: send('/items', 'text/plain', 'a'), status: 415},
  {text: send('/items/7', JSON_TYPE, '{}'), status: 405},
  {text: send('/forms', MULTIPART, `${FIELD}--b--\r\n`), status: 200},
  {text: send('/forms', MULTIPART, FIELD), status: 400},
  {text: send('/saved', MULTIPART, `${FIELD}${FILE}--b--\r\n`), status: 200},
];

/** What ends a connection: it is not HTTP, or its client is gone in the middle. */
export const ABUSES: readonly string[] = [
  'garbage\r\n\r\n',
  'GET /items/7 HTTP/1.1\r\nHost: a\r\nX-A : 1\r\n\r\n',
  'GET /waits HTTP/1.1\r\nHost: a\r\n\r\n',
  'POST /items HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
  `POST /saved HTTP/1.1\r\nHost: a\r\nContent-Type: ${MULTIPART}\r\nContent-Length: 1000\r\n\r\n${FIELD}${FILE}`,
  'POST /items HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n{',
];

function get(target: string): string {
  return `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`;
}

function send(target: string, type: string, body: string): string {
  return `POST ${target} HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}
