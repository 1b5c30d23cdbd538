/**
 * Who may know whom. Two tables say it; everything below them is made from them.
 *
 * `npm run arrows` checks the repository, and test/arrows.test.ts checks this file: for each rule it
 * draws a forbidden arrow and sees it refused.
 */
const {existsSync, readdirSync, readFileSync} = require('node:fs');
const {join} = require('node:path');

/** The arrows: a package, and the packages of ours that it may know. Examples and benchmarks may know all. */
const ARROWS = {
  context: [],
  'json-schema': [],
  'openapi-spec': ['json-schema'],
  core: ['context', 'json-schema'],
  rest: ['core', 'context', 'json-schema', 'openapi-spec'],
  // Tests hold applications to the lock that the command writes.
  testing: ['cli', 'rest', 'core', 'context', 'openapi-spec'],
};

/** Any other package is a plugin. One that needs another plugin's door gets a row of its own above. */
const PLUGIN_ARROWS = ['rest', 'core', 'context', 'openapi-spec'];

/** What a plugin's tests may know besides. */
const PLUGIN_TEST_ARROWS = ['testing'];

/**
 * The strangers: an outside library, and the only places that may know it (a folder ends with a slash). The
 * benchmarks may know any: they hold what others would write in our place.
 */
const STRANGERS = {
  inversify: ['packages/context/src/container.ts'],
  '@inversifyjs/*': ['packages/context/src/container.ts'],
  'reflect-metadata': ['packages/context/src/metadata.ts', 'packages/openapi-spec/src/metadata.ts'],
  'openapi3-ts': ['packages/openapi-spec/src/types.ts'],
  '@standard-schema/spec': ['packages/openapi-spec/src/schemas/standard.ts'],
  'close-with-grace': ['packages/core/src/run.ts'],
  'find-my-way': ['packages/rest/src/routing/routing-table.ts'],
  // Documents are written in YAML as often as in JSON.
  yaml: ['packages/openapi-spec/src/document/text.ts', 'packages/rest/test/acceptance/'],
  // Tells which regular expressions can be kept busy for ever.
  scslre: ['packages/openapi-spec/src/check/slow-patterns.ts'],
  // It validates configuration, requests and, in documents, examples.
  ajv: ['packages/json-schema/src/generating-compiler.ts', 'packages/openapi-spec/test/'],
  'ajv-formats': [
    'packages/json-schema/src/generating-compiler.ts',
    'packages/json-schema/src/interpreter.ts',
    'packages/openapi-spec/test/',
  ],
  'fast-deep-equal': ['packages/json-schema/src/keywords/limits.ts', 'packages/json-schema/src/keywords/values.ts'],
  'secure-json-parse': ['packages/rest/src/params/bodies/json-parser.ts'],
  'content-type': ['packages/rest/src/params/bodies/media-type.ts'],
  '@fastify/busboy': ['packages/rest/src/params/bodies/read-parts.ts'],
  cookie: ['packages/rest/src/response/cookies.ts'],
  negotiator: ['packages/rest/src/response/negotiation.ts'],
  mime: ['packages/rest/src/response/file-type.ts'],
  // What a repository is made of, and what its users define their tables with.
  'drizzle-orm': ['packages/repository/src/', 'examples/todo-postgres/'],
  '@electric-sql/pglite': ['packages/repository/src/pglite-data-source.ts'],
  pg: ['packages/repository/src/postgres-data-source.ts'],
  'prom-client': ['packages/metrics/src/registry.ts'],
  // The interface alone: what becomes of spans is the program's choice.
  '@opentelemetry/*': ['packages/opentelemetry/src/spans.ts'],
  '@sinonjs/fake-timers': ['packages/testing/src/clock.ts'],
  // Types alone: what jest and its like have in common.
  expect: ['packages/testing/src/jest.ts'],
  'rate-limiter-flexible': ['examples/plugin/src/counter.ts'],
  saxes: ['examples/soap/src/soap/xml-reader.ts'],
  // The test of SOAP is a client that others have written.
  soap: ['examples/soap/test/'],
  // The explorer's tests look at its page in a browser.
  'puppeteer-core': ['packages/explorer/test/'],
};

/**
 * The rooms of the rest package: those of a request's way, what holds for all answers, and what sequences are made of.
 * They meet in the contract, never in each other.
 */
const ROOMS = ['routing', 'params', 'response', 'manners', 'sequence'];

const SOURCES = '^(packages|examples)/[^/]+/src/|^benchmarks/src/';
const WORKSPACES = '^(packages/[^/]+|examples/[^/]+|benchmarks)/';
const DOORS =
  '^packages/([^/]+/(src/index[.]ts|package[.]json)|testing/src/jest[.]ts|repository/src/rest[.]ts)$';

module.exports = {
  forbidden: [
    ...Object.keys(ARROWS).map(arrowRule),
    pluginRule('arrow-from-plugin', 'src', PLUGIN_ARROWS),
    pluginRule('arrow-from-plugin-test', 'test', [...PLUGIN_ARROWS, ...PLUGIN_TEST_ARROWS]),
    {
      name: 'arrow-to-example',
      comment: 'Nobody imports an example or the benchmarks.',
      severity: 'error',
      from: {path: WORKSPACES},
      to: {path: '^(examples/[^/]+|benchmarks)/', pathNot: '^$1/'},
    },
    {
      name: 'no-circle',
      comment: 'No import circles, type imports included.',
      severity: 'error',
      from: {},
      to: {circular: true},
    },
    {
      name: 'only-doors',
      comment: 'Another package is entered by its door, src/index.ts; repository has a second one, src/rest.ts.',
      severity: 'error',
      from: {path: WORKSPACES},
      to: {path: '^packages/', pathNot: ['^$1/', DOORS]},
    },
    {
      name: 'door-by-name',
      comment: 'Another package is imported by its name, not by a path.',
      severity: 'error',
      from: {path: WORKSPACES},
      to: {path: '^packages/', pathNot: '^$1/', dependencyTypes: ['local']},
    },
    {
      name: 'not-my-own-door',
      comment: 'Inside a package, a file is imported by its own name, not through the door.',
      severity: 'error',
      from: {path: '^packages/([^/]+)/src/'},
      to: {path: '^packages/$1/src/index[.]ts$'},
    },
    {
      name: 'no-inner-door',
      comment: 'A package has one index.ts; its folders have none.',
      severity: 'error',
      from: {},
      to: {path: '^packages/[^/]+/src/.+/index[.]ts$'},
    },
    {
      name: 'acceptance-by-the-door',
      comment: 'An acceptance test enters its package by the door.',
      severity: 'error',
      from: {path: '^packages/([^/]+)/test/acceptance/'},
      to: {path: '^packages/$1/src/', pathNot: DOORS},
    },
    {
      name: 'no-tests-in-sources',
      comment: 'Sources never import tests.',
      severity: 'error',
      from: {path: SOURCES},
      to: {path: '^((packages|examples)/[^/]+|benchmarks)/test/|[.]test[.]ts$', pathNot: 'node_modules/'},
    },
    {
      name: 'no-built-files',
      comment: 'Nobody imports what the build writes, but the application of an example that is a package: as its user.',
      severity: 'error',
      from: {pathNot: '^examples/[^/]+/app/'},
      to: {path: `${WORKSPACES}dist/`},
    },
    {
      name: 'no-room-to-room',
      comment: "A room of the request's way imports the contract and the errors, and no other room.",
      severity: 'error',
      from: {path: `^packages/rest/src/(${ROOMS.join('|')})/`},
      to: {path: `^packages/rest/src/(${ROOMS.join('|')}|openapi|spec-first)/`, pathNot: '^packages/rest/src/$1/'},
    },
    {
      name: 'repository-without-rest',
      comment: 'A program without a REST server uses repositories too: rest is for their second door alone.',
      severity: 'error',
      from: {path: '^packages/repository/src/', pathNot: '^packages/repository/src/rest([.]ts$|/)'},
      to: {path: ['^packages/rest/', '^packages/repository/src/rest([.]ts$|/)']},
    },
    ...Object.keys(STRANGERS).map(strangerRule),
    {
      name: 'stranger-unknown',
      comment: 'An outside library that packages import has a row in the table of strangers.',
      severity: 'error',
      from: {path: '^packages/[^/]+/src/'},
      to: {path: inNodeModules('.+'), pathNot: Object.keys(STRANGERS).map(inNodeModules)},
    },
    {
      name: 'no-dev-dependency',
      comment: 'What a package imports is installed with it.',
      severity: 'error',
      from: {path: '^packages/[^/]+/src/'},
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['npm', 'npm-peer', 'npm-optional'],
        // See scripts/built-in.js: a copy of it is a part of the package.
        pathNot: ['inversify', '@inversifyjs/.*'].map(inNodeModules),
      },
    },
    {
      name: 'no-undeclared',
      comment: "An outside library that is imported stands in its importer's own package.json.",
      severity: 'error',
      from: {path: SOURCES},
      // The cruiser does not see that expect, of which types alone are used, is a peer dependency.
      to: {dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: inNodeModules('expect')},
    },
    ...workspaces().map(undeclaredSiblingRule),
    {
      name: 'no-unresolved',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: {couldNotResolve: true},
    },
  ],
  options: {
    doNotFollow: {path: `(^|/)node_modules/|${WORKSPACES}(app/)?dist/`},
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@rondojs/source', 'types', 'import', 'node', 'default'],
      mainFields: ['types', 'module', 'main'],
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.d.ts', '.json'],
    },
  },
};

function arrowRule(name) {
  const known = ARROWS[name];
  return {
    name: `arrow-from-${name}`,
    comment: `${name} may know ${known.join(', ') || 'no package of ours'}.`,
    severity: 'error',
    from: {path: `^packages/${name}/`},
    to: {path: '^packages/', pathNot: packageFolders(name, ...known)},
  };
}

function pluginRule(name, folder, known) {
  return {
    name,
    comment: `A plugin's ${folder} may know ${known.join(', ')}.`,
    severity: 'error',
    from: {path: `^packages/([^/]+)/${folder}/`, pathNot: packageFolders(...Object.keys(ARROWS))},
    to: {path: '^packages/', pathNot: packageFolders('$1', ...known)},
  };
}

/** The tests of a package that knows a stranger may know it too. */
function strangerRule(name) {
  const homes = STRANGERS[name];
  const tests = homes.map(home => home.replace(/^(packages\/[^/]+\/).*$/, '$1test/'));
  return {
    name: `stranger-${name.replace('/*', '')}`,
    comment: `${name} is known to ${homes.join(', ')}.`,
    severity: 'error',
    from: {path: WORKSPACES, pathNot: [...homes, ...tests, 'benchmarks/'].map(place)},
    to: {path: inNodeModules(name)},
  };
}

/** Siblings are resolved to their sources, which hides from the cruiser that they are dependencies. */
function undeclaredSiblingRule({folder, manifest}) {
  const own = folder.split('/').at(-1);
  const declared = Object.keys({
    ...manifest.dependencies,
    ...manifest.peerDependencies,
    ...manifest.optionalDependencies,
  });
  const siblings = declared.map(name => name.replace('@rondojs/', ''));
  return {
    name: 'no-undeclared-sibling',
    comment: `A package of ours that is imported stands in ${folder}/package.json.`,
    severity: 'error',
    from: {path: `^${folder}/src/`},
    to: {path: '^packages/', pathNot: packageFolders(own, ...siblings)},
  };
}

function workspaces() {
  const folders = ['packages', 'examples'].filter(existsSync).flatMap(listFolders);
  return [...folders, 'benchmarks'].filter(isWorkspace).map(readWorkspace);
}

function listFolders(parent) {
  return readdirSync(parent).map(name => `${parent}/${name}`);
}

function isWorkspace(folder) {
  return existsSync(join(folder, 'package.json'));
}

function readWorkspace(folder) {
  return {folder, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))};
}

function packageFolders(...names) {
  return names.map(name => `^packages/${name}/`);
}

/** A folder matches what is in it, a file itself. */
function place(path) {
  const pattern = `^${path.replaceAll('.', '[.]')}`;
  return path.endsWith('/') ? pattern : `${pattern}$`;
}

/** `@scope/*` stands for every library of a scope. */
function inNodeModules(name) {
  return `(^|/)node_modules/${name.replace('/*', '/[^/]+')}/`;
}
