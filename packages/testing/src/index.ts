export {BrokenLockError, RefusedCallError, TestAppError, TestingError, UnknownOperationError} from './errors.js';
export {TEST_CLOCK, TestClock} from './clock.js';
export {TestApp} from './test-app.js';
export {TestClient} from './test-client.js';
export {TestResponse} from './test-response.js';
export {assertContractLock, toMatchContractLock} from './contract-lock.js';
export {contractFaults} from './contract-faults.js';
export {createTestApp} from './create-test-app.js';
export {toMatchContract} from './to-match-contract.js';

export type {ApiTypes, OperationsOf, OptionsOf, RequestOptions, ResponseOf} from './typed.js';
export type {ContractFault} from './contract-faults.js';
export type {Exchange} from './test-response.js';
export type {MatcherResult} from './to-match-contract.js';
export type {TestAppOptions} from './test-app.js';
