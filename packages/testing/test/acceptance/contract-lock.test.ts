import '@rondojs/testing/jest';

import {mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {tmpdir} from 'node:os';
import {pathToFileURL} from 'node:url';

import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';

import {BrokenLockError, assertContractLock, createTestApp, toMatchContractLock} from '@rondojs/testing';
import {RestApplication} from '@rondojs/rest';

import {GreetApplication} from './testing-page/greet-application.js';

let folder: string;
let lock: string;
const {CI} = process.env;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rondo-lock-'));
  lock = join(folder, 'contract.lock.json');
  process.env.CI = '';
  await expect(new GreetApplication()).toMatchContractLock(lock);
});
afterAll(async () => {
  process.env.CI = CI ?? '';
  await rm(folder, {recursive: true});
});

describe('the contract lock', () => {
  it('is kept by the application that it was written from, running or not', async () => {
    const app = await createTestApp(GreetApplication);

    await expect(app).toMatchContractLock(lock);
    await expect(app.app).toMatchContractLock(pathToFileURL(lock));
    await assertContractLock(app, lock);
    await app.close();
  });

  it('is broken by one that has lost an operation', async () => {
    const held = expect(new RestApplication()).toMatchContractLock(lock);

    await expect(held).rejects.toThrow('breaking GET /greet/{name}: GET /greet/{name} is gone.');
    await expect(assertContractLock(new RestApplication(), lock)).rejects.toThrow(BrokenLockError);
  });

  it('can be expected to be broken', async () => {
    await expect(new RestApplication()).not.toMatchContractLock(lock);
    await expect(expect(new GreetApplication()).not.toMatchContractLock(lock)).rejects.toThrow(/promises is kept/);
  });

  it('is asked of applications alone', async () => {
    await expect(toMatchContractLock({openapi: '3.1.1'}, lock)).rejects.toThrow('Only an application has a contract lock');
  });
});
