import {REJECT} from '../contract/actions.js';
import {RejectProvider} from '../response/reject.js';
import {TO_PROBLEM} from '../contract/problem.js';
import {ToProblemProvider} from '../response/to-problem.js';

import type {CompleteRestConfig} from '../config.js';
import type {Context} from '@rondojs/context';

/** Whether the document tells what errors are. Of what others make of errors it can tell only what it has been given. */
export function describesProblems(server: Context, {describeProblems}: CompleteRestConfig): boolean {
  if (typeof describeProblems === 'object') return true;
  return describeProblems && isOurs(server, TO_PROBLEM.key, ToProblemProvider) && isOurs(server, REJECT.key, RejectProvider);
}

function isOurs(server: Context, key: string, provider: object): boolean {
  return server.getBinding(key).source?.value === provider;
}
