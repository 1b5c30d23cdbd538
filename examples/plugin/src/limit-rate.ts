import {defineAction} from '@rondojs/rest';

import {LIMITS} from './limits.js';

/**
 * Counts a request, and refuses it when there were too many: an action to compose a sequence with.
 *
 * Behind `findRoute` it knows the limits of operations, and no body has been read yet; before it, it counts requests for
 * paths that nobody answers as well.
 */
export const limitRate = defineAction({name: 'limitRate', needs: ['context']}, async ({context}) => {
  const limits = await context.get(LIMITS);
  await limits.count(context);
});
