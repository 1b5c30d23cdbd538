import type {Binding, Constructor} from '@rondojs/context';
import type {LifeCycleObserver} from './life-cycle-observer.js';
import type {Server} from './server.js';

/**
 * What belongs together and is added to an application in one piece.
 *
 * A class, whose constructor is injected, or a plain object.
 *
 * @example
 * class ClockComponent implements Component {
 *   readonly bindings = [bind('clock').to(() => new Date())];
 *   readonly controllers = [ClockController];
 * }
 * app.component(ClockComponent);
 */
export interface Component {
  /** Added first, unless the application has bound the key already: its own choice wins. */
  readonly bindings?: readonly Binding[];
  readonly controllers?: readonly Constructor[];
  readonly services?: readonly Constructor[];
  readonly lifeCycleObservers?: readonly Constructor<LifeCycleObserver>[];
  readonly servers?: readonly Constructor<Server>[];
}
