import {readFileSync} from 'node:fs';

import {RestApplication} from '@rondojs/rest';
import {parseDocument} from '@rondojs/openapi-spec';

import {GuideController} from './guide-controller.js';
import {InstrumentController} from './instrument-controller.js';

import type {Operations} from './museum-contract.js';
import type {RestServerConfig} from '@rondojs/rest';

/** The document is first, and lies beside the program. */
const DESIGN = new URL('../museum.yaml', import.meta.url);

const handlers: Pick<Operations, 'openingHours'> = {
  openingHours: () => ({opens: '10:00', closes: '18:00'}),
};

/** The museum, as far as it is written; `mock` answers the rest by examples. */
export async function createMuseum(mock: boolean, rest: RestServerConfig = {}): Promise<RestApplication> {
  const design = await parseDocument(readFileSync(DESIGN, 'utf8'));
  const app = new RestApplication({name: 'museum', rest, controllers: [InstrumentController, GuideController]});
  app.api(design, {mock, handlers: {...handlers}});
  return app;
}
