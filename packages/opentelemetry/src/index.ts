export {OpenTelemetryComponent} from './opentelemetry-component.js';

export type {OpenTelemetryConfig} from './config.js';
