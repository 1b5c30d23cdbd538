export {HEALTH_CHECKS} from './health-check.js';
export {Health} from './health.js';
export {HealthBindings} from './health-bindings.js';
export {HealthComponent} from './health-component.js';

export type {CheckReport, HealthReport} from './health-report.js';
export type {HealthCheck, HealthFinding, HealthStatus, Probe} from './health-check.js';
export type {HealthConfig, Question} from './config.js';
