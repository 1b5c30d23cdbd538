export {main} from './main.js';
export {toMatchContractLock} from './matcher.js';
export {writeTypes} from './types/write-types.js';

export type {Output} from './contract.js';
