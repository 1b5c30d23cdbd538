/** The tag of bindings whose classes answer operations. */
export const CONTROLLER_TAG = 'controller';

/** The tag of bindings that `app.service` has made. */
export const SERVICE_TAG = 'service';

/** The tag that says which interface a service has: `@inject.tag({[SERVICE_INTERFACE_TAG]: Clock})` injects all that have it. */
export const SERVICE_INTERFACE_TAG = 'serviceInterface';

/** Where a class is bound: under NAMESPACE.NAME. */
export interface PartOptions {
  /** The last part of its key. @defaultValue the name of the class */
  readonly name?: string;
  /** The first part of its key. @defaultValue `controllers` or `services` */
  readonly namespace?: string;
}

/** How a service is added. */
export interface ServiceOptions extends PartOptions {
  /** What others know it by: an abstract class, or a name where the interface is none. */
  readonly interface?: (abstract new (...args: never[]) => unknown) | string | symbol;
}

/** How an observer is added. */
export interface ObserverOptions {
  /** The last part of its key. @defaultValue the name of the class */
  readonly name?: string;
  /** Its group, whose members start and stop at the same time. @defaultValue that of `@lifeCycleObserver` */
  readonly group?: string;
}

/** Options of which the name alone may be given. */
export function named<O extends {readonly name?: string}>(options: O | string = {} as O): O {
  return typeof options === 'string' ? ({name: options} as O) : options;
}
