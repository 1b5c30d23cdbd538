export {CLIENT_OF} from './client.js';
export {CREATE_LIMITER} from './counter.js';
export {RateLimitComponent} from './rate-limit-component.js';
export {RateLimitError} from './errors.js';
export {limitRate} from './limit-rate.js';

export type {ClientOf} from './client.js';
export type {CreateLimiter} from './counter.js';
export type {RateLimit} from './config.js';
