import {bind} from '@rondojs/context';

import {DESIGN_TAG} from '../contract/design.js';
import {ROUTE_TAG} from '../contract/route-object.js';
import {RestConfigError} from '../errors.js';

import type {AnyOpenApiSpec} from '@rondojs/openapi-spec';
import type {Binding, Context} from '@rondojs/context';
import type {Design, DesignOptions} from '../contract/design.js';

let count = 0;

/** Binds a design; unbind the binding's key, and it is gone. Routes come of it, so it has their tag too. */
export function bindDesign(context: Context, document: AnyOpenApiSpec, options: DesignOptions): Binding<Design> {
  if (!/^3\.[012]\./.test(document.openapi)) {
    throw new RestConfigError(`A design is a document of OpenAPI 3.0, 3.1 or 3.2; this one says ${JSON.stringify(document.openapi)}.`);
  }
  const binding = bind<Design>(`designs.${++count}`).to({document, options}).tag(DESIGN_TAG, ROUTE_TAG);
  context.add(binding);
  return binding;
}
