import type {ServerDescription} from '@rondojs/core';

/** The tag of bindings whose values are {@link DescribeMore}. */
export const DESCRIPTION_TAG = 'rest.description';

/**
 * Says what else is worth a word when a server has started, by its label: `{explorer: 'http://…/explorer'}`.
 *
 * @param url - where the server is reached, base path included
 */
export type DescribeMore = (url: string) => ServerDescription;
