import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {readdirSync} from 'node:fs';
import {join, resolve as resolvePath} from 'node:path';
import {tmpdir} from 'node:os';

import {Validator} from '@seriousme/openapi-schema-validator';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {CONTRACTS, exampleDocuments} from './example-documents.js';

const EXAMPLES = readdirSync('examples').sort();
const SERVING = EXAMPLES.filter(name => typeof CONTRACTS[name] !== 'string');

/** So that we know that Redocly can say no. */
const BROKEN = {broken: {openapi: '3.1.1', info: {title: 'x'}, paths: {}}};

let folder: string;
let documents: Readonly<Record<string, object>>;
let verdicts: Readonly<Record<string, Verdict>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rondo-documents-'));
  documents = await exampleDocuments();
  verdicts = await lint({...documents, ...BROKEN});
}, 180_000);
afterAll(() => rm(folder, {recursive: true}));

describe('the table of examples', () => {
  it('has each of them', () => {
    expect(Object.keys(CONTRACTS).sort()).toEqual(EXAMPLES);
  });
});

describe.each(SERVING)('the documents of the example %s', name => {
  it('are valid to @seriousme/openapi-schema-validator', async () => {
    const found = documentsOf(name);

    const results = await Promise.all(found.map(([, document]) => new Validator().validate({...document})));

    expect(found.length).toBeGreaterThan(0);
    expect(results).toEqual(found.map(() => ({valid: true})));
  });

  it('have no errors to redocly lint', () => {
    const found = documentsOf(name).map(([document]) => verdicts[document]);

    expect(found.flatMap(verdict => verdict?.problems ?? []).filter(({severity}) => severity === 'error').map(told)).toEqual([]);
    expect(found.map(verdict => verdict?.totals.errors)).toEqual(found.map(() => 0));
  });
});

describe('redocly lint', () => {
  it('is asked with a voice that can say no', () => {
    expect(verdicts['broken']?.totals.errors).toBeGreaterThan(0);
  });
});

function documentsOf(example: string): readonly [string, object][] {
  return Object.entries(documents).filter(([name]) => name === example || /^-\w+$/.test(name.replace(example, '')));
}

interface Verdict {
  readonly totals: {readonly errors: number};
  readonly problems: readonly Finding[];
}

interface Finding {
  readonly severity: string;
  readonly ruleId: string;
  readonly message: string;
  readonly location: readonly {readonly pointer: string}[];
}

function told({ruleId, message, location}: Finding): string {
  return `${location[0]?.pointer}: ${message} (${ruleId})`;
}

/** One process for all of them: to start it takes longer than to look at a document. */
async function lint(given: Readonly<Record<string, object>>): Promise<Record<string, Verdict>> {
  const names = Object.keys(given);
  await Promise.all(names.map(name => writeFile(join(folder, `${name}.json`), JSON.stringify(given[name]))));
  const args = ['lint', ...names.map(name => `${name}.json`), '--extends=recommended', '--format=json'];
  const env = {...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true'};
  const cli = resolvePath('node_modules/.bin/redocly');
  return new Promise((resolve, reject) => {
    // It ends with 1 when there are errors, which are in what it prints: one object after the other.
    execFile(cli, args, {env, cwd: folder, maxBuffer: 64_000_000}, (error, stdout) => {
      const found = stdout.slice(stdout.indexOf('{')).split(/^(?=\}\{$)/m).map(text => text.replace(/^\}\{/, '{'));
      const texts = found.map((text, index) => (index < found.length - 1 ? `${text}}` : text));
      if (texts.length !== names.length) reject(error ?? new Error(`redocly has said: ${stdout}`));
      else resolve(Object.fromEntries(texts.map((text, index) => [names[index], JSON.parse(text) as Verdict])));
    });
  });
}
