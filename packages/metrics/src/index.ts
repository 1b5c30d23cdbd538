export {MetricsBindings} from './metrics-bindings.js';
export {MetricsComponent} from './metrics-component.js';

export type {MetricsConfig} from './config.js';
export type {Registry} from './registry.js';
