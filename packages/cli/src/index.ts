export {main} from './main.js';
export {holdToLock} from './hold-to-lock.js';
export {writeTypes} from './types/write-types.js';

export type {Output} from './contract.js';
