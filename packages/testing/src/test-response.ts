import type {CreateValidator, Route} from '@rondojs/rest';

/** What a request was, and which operation it was for. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  /** The operation that answers such a request; undefined where there is none. */
  readonly route: Route | undefined;
  readonly createValidator: CreateValidator;
}

/** An answer that has been read to its end. */
export class TestResponse<Status extends number = number, Body = unknown> {
  constructor(
    readonly status: Status,
    readonly headers: Headers,
    readonly bytes: Buffer,
    readonly exchange: Exchange,
  ) {}

  /** The media type, in lower case and without parameters; empty for an answer without. */
  get mediaType(): string {
    return (this.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  }

  get text(): string {
    return this.bytes.toString();
  }

  /** JSON as its value, text as text, anything else as bytes; undefined where there is nothing. */
  get body(): Body {
    return this.read() as Body;
  }

  private read(): unknown {
    if (this.bytes.length === 0) return undefined;
    if (isJson(this.mediaType)) return JSON.parse(this.text);
    return this.mediaType.startsWith('text/') ? this.text : this.bytes;
  }
}

/** Reads an answer to its end. */
export async function readResponse(response: Response, exchange: Exchange): Promise<TestResponse> {
  const bytes = Buffer.from(await response.arrayBuffer());
  return new TestResponse(response.status, response.headers, bytes, exchange);
}

export function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType.endsWith('+json');
}
