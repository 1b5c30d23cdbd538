import type {SchemaObject} from '@rondojs/openapi-spec';

const BY_FORMAT: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
  time: '12:00:00Z',
  duration: 'P1D',
  email: 'ada@example.com',
  'idn-email': 'ada@example.com',
  hostname: 'example.com',
  'idn-hostname': 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  iri: 'https://example.com/',
  'uri-reference': '/example',
  'iri-reference': '/example',
  'uri-template': '/example/{id}',
  uuid: '123e4567-e89b-42d3-a456-426614174000',
  'json-pointer': '/example',
  'relative-json-pointer': '0',
  regex: '^a$',
};

/** A text that a schema accepts, patterns aside. */
export function sampleText({format = '', contentEncoding, minLength = 0, maxLength = Infinity}: SchemaObject): string {
  const known = BY_FORMAT[format];
  if (known !== undefined) return known;
  const text = contentEncoding === 'base64' ? 'dGV4dA==' : 'text';
  return text.padEnd(minLength, 'text').slice(0, maxLength);
}
