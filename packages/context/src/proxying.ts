import {InvalidInvocationError} from './errors.js';
import {isPromiseLike, whenReady} from './value-or-promise.js';

import type {Resolver} from './resolver.js';
import type {ValueOrPromise} from './value-or-promise.js';

/** Wraps an object so that calls of its methods are intercepted, by what the context holds. */
export type ProxyMaker = (target: object, context: Resolver) => object;

let makeProxy: ProxyMaker | undefined;

/**
 * Says how proxies are made.
 *
 * A call through a proxy has a context of its own, and so what makes proxies stands below contexts in the table
 * of files, while they are asked for by contexts themselves. Whoever makes them says so here when it is loaded,
 * which the door of this package sees to.
 */
export function provideProxies(maker: ProxyMaker): void {
  makeProxy = maker;
}

/** The proxy of a value, now or later. What has no methods, such as a text, is given as it is. */
export function proxied(value: ValueOrPromise<unknown>, context: Resolver): ValueOrPromise<unknown> {
  if (isPromiseLike(value)) return whenReady(value, arrived => proxied(arrived, context));
  if (typeof value !== 'object' || value === null) return value;
  if (makeProxy) return makeProxy(value, context);
  throw new InvalidInvocationError('Nobody has said how proxies are made: enter this package by its door.');
}
