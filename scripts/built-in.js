/**
 * What is built into one of our packages instead of being installed beside it, by the package's name. It stands in the
 * `devDependencies` there, with its exact version, and only one file imports it.
 *
 * Build in what nobody but that file could use, and what would be pinned to one version anyhow: a mended version
 * comes with a release of ours then. What users hand us parts of, as of Ajv, has to be the one copy that they have.
 */
export const BUILT_IN = {
  // 240 files, of which Node would need a sixth of a small server's start to load; all of it is behind container.ts.
  '@rondojs/context': [
    'inversify',
    '@inversifyjs/common',
    '@inversifyjs/container',
    '@inversifyjs/core',
    '@inversifyjs/plugin',
    '@inversifyjs/prototype-utils',
    '@inversifyjs/reflect-metadata-utils',
  ],
};
