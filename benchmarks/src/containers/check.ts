import {deepStrictEqual, notStrictEqual, strictEqual} from 'node:assert/strict';

import type {Class, Contender} from './contender.js';

/** Makes sure that a contender does what is asked of it. @throws {AssertionError} when it does not */
export async function check(contender: Contender, classes: readonly Class[]): Promise<void> {
  notStrictEqual(await contender.transient(), await contender.transient(), contender.name);
  strictEqual(await contender.singleton(), await contender.singleton(), contender.name);
  strictEqual((await contender.start(classes))?.constructor, classes.at(-1), contender.name);
  await checkGraph(contender);
  await checkRequests(contender);
}

interface Root {
  readonly branch: {readonly leaf: object};
}

async function checkGraph(contender: Contender): Promise<void> {
  const [one, other] = [(await contender.graph()) as Root, (await contender.graph()) as Root];
  const names = [one, one.branch, one.branch.leaf].map(part => part.constructor.name);
  deepStrictEqual(names, ['Root', 'Branch', 'Leaf'], contender.name);
  notStrictEqual(one.branch, other.branch, contender.name);
  notStrictEqual(one.branch.leaf, other.branch.leaf, contender.name);
}

interface Controller {
  readonly service: {readonly request: unknown};
  readonly logger: unknown;
}

async function checkRequests(contender: Contender): Promise<void> {
  const requests = [{url: '/1'}, {url: '/2'}];
  const made = await Promise.all(requests.map(request => contender.ofRequest(request)));
  const logger = await contender.singleton();
  (made as Controller[]).forEach((controller, index) => {
    strictEqual(controller.service.request, requests[index], contender.name);
    strictEqual(controller.logger, logger, contender.name);
  });
}
