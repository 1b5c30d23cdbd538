import {InvalidInjectionError} from './errors.js';
import {isProviderClass} from './provider.js';
import {noteSpec, noteTemplate} from './binding-spec.js';

import type {BindingSpec} from './binding-spec.js';
import type {BindingTemplate} from './binding.js';

/**
 * Says how a class wants to be bound: in which scope, with which tags, under which key; or by functions that are
 * called with each binding of it.
 *
 * It is read by `createBindingFromClass`, `app.controller`, `app.service` and whoever else makes a binding from
 * a class. A class needs no decorator to be injected, or to be bound with `toClass`. Given several times, the
 * upper one wins.
 *
 * @example
 * @injectable({scope: BindingScope.SINGLETON, tags: ['store', {table: 'todos'}]})
 * class TodoStore {}
 *
 * @injectable(asGlobalInterceptor('log'))
 * class LogProvider implements Provider<Interceptor> {}
 */
export function injectable(...specs: readonly (BindingSpec | BindingTemplate)[]): ClassDecorator {
  return type => {
    noteSpec(type, {});
    for (const spec of specs) {
      if (typeof spec === 'function') noteTemplate(type, spec);
      else noteSpec(type, spec);
    }
  };
}

/**
 * Says the same of a provider.
 *
 * @throws {InvalidInjectionError} where the class has no method `value()`
 */
injectable.provider = (...specs: readonly (BindingSpec | BindingTemplate)[]): ClassDecorator => {
  return type => {
    if (!isProviderClass(type)) {
      throw new InvalidInjectionError(`@injectable.provider stands on ${type.name}, which has no method value().`);
    }
    injectable(...specs)(type);
  };
};
