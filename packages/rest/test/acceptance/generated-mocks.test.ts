import {describe, expect, it, jest} from '@jest/globals';

import {RestApplication, RestBindings} from '@rondojs/rest';
import {check, diff, downgrade} from '@rondojs/openapi-spec';

import {SEED, holds} from '../generated-document.js';

import type {AnyOpenApiSpec} from '@rondojs/openapi-spec';

jest.setTimeout(240_000);

describe(`generated documents (SEED=${SEED})`, () => {
  it('are served with mocks that are as their schemas say, in 3.1 and in 3.0', () =>
    holds(async generated => {
      const {document: older} = downgrade(generated);

      expect(await failuresOf(generated)).toEqual([]);
      expect(await failuresOf(older)).toEqual([]);
    }));

  it('differ from themselves in nothing, nor from what is served of them for their clients', () =>
    holds(async generated => {
      const app = new RestApplication({rest: {port: 0}});
      app.api(generated, {mock: true});

      const served = app.restServer.getApiSpec();

      expect(diff(generated, generated).changes).toEqual([]);
      expect(diff(generated, served).changes.filter(({verdict}) => verdict !== 'safe')).toEqual([]);
      expect((await check(served)).filter(({severity}) => severity === 'error')).toEqual([]);
    }));
});

/** The operations whose mocks the server itself takes back, for it holds results to their schemas. */
async function failuresOf(document: AnyOpenApiSpec): Promise<readonly string[]> {
  const app = new RestApplication({rest: {port: 0}});
  // What is sent is another test's: here no request is refused.
  app.bind(RestBindings.SequenceActions.PARSE_PARAMS).to(async () => []);
  app.api(document, {mock: true});
  await app.start();
  const failures: string[] = [];
  for (const path of Object.keys(document.paths ?? {})) {
    const response = await fetch(app.url + path.replaceAll(/\{[^{}]*\}/g, 'x'), {method: 'POST'});
    const text = await response.text();
    if (response.status !== 200) failures.push(`${path} ${response.status} ${text}`);
  }
  await app.stop();
  return failures;
}
