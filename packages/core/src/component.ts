import type {Binding, Constructor, Provider} from '@rondojs/context';
import type {ConfigSchema} from './schema.js';
import type {LifeCycleObserver} from './life-cycle-observer.js';
import type {Server} from './server.js';

/**
 * What belongs together and is added to an application in one piece.
 *
 * A class, whose constructor is injected; a plain object; or a promise of either.
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
  /** Values that providers make, by their keys; the application's own choice wins here too. */
  readonly providers?: Readonly<Record<string, Constructor<Provider<unknown>>>>;
  readonly controllers?: readonly Constructor[];
  readonly services?: readonly Constructor[];
  readonly observers?: readonly Constructor<LifeCycleObserver>[];
  /** A server that the application has of the same class, under any name, takes the place of one of these. */
  readonly servers?: readonly Constructor<Server>[] | Readonly<Record<string, Constructor<Server>>>;
  /** Components that must be mounted too, in any order. */
  readonly requires?: readonly Constructor<Component>[];
  /** What the component reads of the application's options: a schema for each name. */
  readonly config?: Readonly<Record<string, ConfigSchema>>;
  /** Called once, before anything starts. */
  onInit?(): Promise<void> | void;
  /** Called at the start, as an observer's `start` is. */
  onStart?(): Promise<void> | void;
  /** Called at the stop, if `onStart` was done. */
  onStop?(): Promise<void> | void;
}

/** What `app.component` takes. */
export type Mountable = Constructor<Component> | Component | Promise<Constructor<Component> | Component>;

/** All that an object may say as a component. */
export const COMPONENT_MEMBERS: readonly string[] = [
  'bindings',
  'providers',
  'controllers',
  'services',
  'observers',
  'servers',
  'requires',
  'config',
  'onInit',
  'onStart',
  'onStop',
] satisfies readonly (keyof Component)[];
