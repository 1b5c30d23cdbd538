import {createControllerFactoryForClass} from '@rondojs/rest';

import {HealthController} from './health-controller.js';
import {REPORT_SCHEMA} from './health-report.js';

import type {CompleteHealthConfig, Question} from './config.js';
import type {RouteObject} from '@rondojs/rest';

const SUMMARIES: Readonly<Record<Question, string>> = {
  health: 'Whether everything works',
  live: 'Whether it lives; if not, restart it',
  ready: 'Whether it may have requests now',
  startup: 'Whether its start is done',
};

const content = {'application/health+json': {schema: REPORT_SCHEMA}};

/** An operation for each question that is answered. */
export function healthRoutes({paths, documented}: CompleteHealthConfig): readonly RouteObject[] {
  const factory = createControllerFactoryForClass(HealthController);
  return Object.entries(paths).flatMap(([question, path]) => {
    if (path === false) return [];
    const spec = {
      summary: SUMMARIES[question as Question],
      tags: ['health'],
      ...(!documented && {'x-visibility': 'undocumented'}),
      responses: {'200': {description: 'Yes', content}, '503': {description: 'No', content}},
    };
    return [{verb: 'get' as const, path, spec, controller: HealthController, factory, methodName: question}];
  });
}
