import {measure, toTable} from './measure.js';
import {requestContextCandidates} from './request-context.js';

const measurements = measure(requestContextCandidates());
console.log(`The request context, on Node ${process.versions.node}\n\n${toTable(measurements)}`);
