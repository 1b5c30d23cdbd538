import {UnboundKeyError} from './errors.js';
import {bestOf} from './one-binding.js';
import {ContextView, findSorted, valuesOf} from './context-view.js';

import type {Binding} from './binding.js';
import type {BindingCreationPolicy} from './binding-creation.js';
import type {BindingFilter} from './binding-filter.js';
import type {Injection} from './injection.js';
import type {ViewedContext} from './view-watch.js';

/** What an injection asks of the context that it is made in. */
export interface InjectingContext extends ViewedContext {
  findOrCreateBinding(address: string, policy?: BindingCreationPolicy): Binding;
}

/** What is injected, as a context sees it. */
export function inject(injection: Injection, context: InjectingContext): unknown {
  const {kind, address, optional, creation} = injection;
  switch (kind) {
    case 'value':
      return context.getValueOrPromise(address, {optional});
    case 'proxy':
      return context.getValueOrPromise(address, {optional, asProxyWithInterceptors: true});
    case 'one':
      return currentValue(injection, context);
    case 'values':
      return currentValues(injection, context);
    case 'getter':
      return getter(injection, context);
    case 'setter':
      return (value: unknown) => void context.findOrCreateBinding(address, creation).to(value);
    case 'binding':
      return context.findOrCreateBinding(address, creation);
    case 'view':
      return new ContextView(context, filterOf(injection), injection.comparator);
    case 'context':
      return context;
  }
}

function getter(injection: Injection, context: InjectingContext): () => Promise<unknown> {
  const {filter, address, optional} = injection;
  if (filter) return async () => currentValues(injection, context);
  return () => context.get(address, {optional});
}

function currentValue(injection: Injection, context: InjectingContext): unknown {
  const {address, optional} = injection;
  const best = bestOf(injection, context.select(filterOf(injection)));
  if (best) return context.getValueOrPromise(best.key, {optional});
  if (!optional) throw new UnboundKeyError(address, context.name);
  return undefined;
}

function currentValues(injection: Injection, context: InjectingContext): unknown {
  return valuesOf(context, findSorted(context, filterOf(injection), injection.comparator));
}

function filterOf({filter, address}: Injection): BindingFilter {
  return filter ?? (({key}) => key === address);
}
