export {Application} from './application.js';
export {CONTROLLER_TAG} from './application.js';
export {CoreBindings} from './core-bindings.js';
export {CoreError} from './errors.js';
export {Handle} from './handle.js';
export {InvalidComponentError} from './errors.js';
export {LIFE_CYCLE_OBSERVER_TAG} from './life-cycle-observer.js';
export {LifeCycleError} from './errors.js';
export {SERVER_TAG} from './server.js';
export {ServerNotFoundError} from './errors.js';
export {StartError} from './errors.js';
export {StopError} from './errors.js';

export type {ApplicationConfig} from './config.js';
export type {Component} from './component.js';
export type {LifeCycleObserver} from './life-cycle-observer.js';
export type {LifeCycleState} from './life-cycle.js';
export type {Server} from './server.js';
