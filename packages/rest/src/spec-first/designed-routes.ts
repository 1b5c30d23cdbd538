import {HttpErrors} from '../errors.js';
import {createFindAnswer} from './find-answer.js';
import {createMock} from './mock.js';
import {designedOperations, endpointOf} from './designed-operations.js';
import {reply} from '../response/reply.js';

import type {Binding} from '@rondojs/context';
import type {AnyOpenApiSpec, OperationObject} from '@rondojs/openapi-spec';
import type {Design} from '../contract/design.js';
import type {Fits} from './mock.js';
import type {DesignedOperation} from './designed-operations.js';
import type {OperationHandler, RouteObject} from '../contract/route-object.js';

/** What the designs of a server add to it. */
export interface DesignedRoutes {
  readonly routes: readonly RouteObject[];
  /** The operations that nobody answers yet. */
  readonly unimplemented: readonly DesignedOperation[];
  /** Those whose faults are only to be logged. */
  readonly lenient: readonly DesignedOperation[];
}

/**
 * The routes of what designs describe and the program does not declare itself. What it does declare is answered and
 * documented as it is declared there; the drift report tells the difference.
 *
 * @throws {RestConfigError} for a controller or method that is named and not there
 */
export function createDesignedRoutes(
  designs: readonly Design[],
  controllers: readonly Binding[],
  declared: readonly {readonly verb: string; readonly path: string}[],
  fits: Fits,
): DesignedRoutes {
  const findAnswer = createFindAnswer(controllers);
  const taken = new Set(declared.map(endpointOf));
  const routes: RouteObject[] = [];
  const unimplemented: DesignedOperation[] = [];
  const lenient: DesignedOperation[] = [];
  for (const design of designs) {
    for (const operation of designedOperations(design.document)) {
      if (taken.has(endpointOf(operation))) continue;
      const answer = findAnswer(operation, design);
      if (design.options.check === 'warn') lenient.push(operation);
      if (!answer) unimplemented.push(operation);
      routes.push(answer ?? substituteOf(operation, design, fits));
    }
  }
  return {routes, unimplemented, lenient};
}

/** Answers in the place of a handler that has not been written. */
function substituteOf({verb, path, spec}: DesignedOperation, {document, options}: Design, fits: Fits): RouteObject {
  const name = spec.operationId ?? `${verb.toUpperCase()} ${path}`;
  const refuse = () => {
    throw new HttpErrors.NotImplemented(`${name} is designed, and not implemented yet.`);
  };
  return {verb, path, spec, handler: options.mock ? mockOf(spec, document, fits) : refuse};
}

/** Made when it is first asked for: a large document has many. */
function mockOf(spec: OperationObject, document: AnyOpenApiSpec, fits: Fits): OperationHandler {
  let answer: ReturnType<typeof createMock> | undefined;
  return () => {
    answer ??= createMock(spec, document, fits);
    return reply(answer.status, answer.body, answer.headers);
  };
}
