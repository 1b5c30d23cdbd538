/** One configuration for all workspaces: tests read the sources of all packages, not what was built of them. */
export default {
  // A process keeps the modules of all tests that it has run: several share them, and begin anew when they hold much.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  testEnvironment: 'node',
  testEnvironmentOptions: {
    customExportConditions: ['@rondojs/source', 'node', 'node-addons'],
  },
  testMatch: ['<rootDir>/{packages,examples}/*/test/**/*.test.ts', '<rootDir>/{test,benchmarks}/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {'^(\\.{1,2}/.*)\\.js$': '$1'},
  transform: {
    '^.+\\.ts$': ['ts-jest', {useESM: true, tsconfig: '<rootDir>/tsconfig.base.json'}],
  },
};
