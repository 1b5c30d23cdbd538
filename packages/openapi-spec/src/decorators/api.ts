import {DecoratorTargetError, RepeatedDecoratorError} from '../errors.js';
import {readApi, writeApi} from '../notes.js';
import {checkPath} from '../paths.js';
import type {ApiOptions, ControllerClass} from '../contract.js';

/**
 * Says what the operations of a controller have in common.
 *
 * A controller that has nothing to say needs none. Operations in `paths` belong to the method that
 * their `x-operation-name` tells, and may be described further by decorators on that method.
 *
 * @example
 * @api({basePath: '/todos', tags: [{name: 'Todos'}]})
 * class TodoController {}
 *
 * @throws {DecoratorTargetError} when it does not stand on a class.
 * @throws {InvalidPathError} when the base path does not start with a slash.
 * @throws {RepeatedDecoratorError} when the class has another one.
 */
export function api(options: ApiOptions): (controller: ControllerClass) => void {
  return controller => {
    checkClass(controller);
    if (options.basePath !== undefined) checkPath(options.basePath, `@api of ${controller.name}`);
    if (readApi(controller))
      throw new RepeatedDecoratorError('api', controller.name, 'an @api', 'say it all in one');

    writeApi(controller, options);
  };
}

function checkClass(target: unknown): void {
  if (typeof target === 'function') return;

  throw new DecoratorTargetError('api', 'something that is not a class', 'put it on the class');
}
