import {inversify} from './inversify.js';
import {measure} from '../measure.js';
import {rondo} from './rondo.js';
import {toCell, toTable} from '../table.js';

import type {Contender} from './contender.js';
import type {Effort} from '../measure.js';

const WORKS = ['transient', 'singleton', 'graph'] as const;

/** What Rondo's `getSync` takes beside the cached `get` of inversify, which is under it; nobody else takes part. */
export async function tableOfFacade(effort: Effort): Promise<string> {
  const rows: string[][] = [];
  for (const work of WORKS) {
    const [peer, own] = await measure([doing(inversify, work), doing(rondo, work)], effort);
    if (peer && own) rows.push([work, toCell(peer), toCell(own), (own.median / peer.median).toFixed(2)]);
  }
  return toTable(['one call, µs', 'inversify', 'Rondo', 'ratio'], rows);
}

function doing(contender: Contender, work: (typeof WORKS)[number]) {
  return {name: contender.name, run: contender[work]};
}
