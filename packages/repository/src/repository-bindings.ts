import {DATA_SOURCE} from './data-source.js';

/** The keys of repositories: rebind `DATA_SOURCE`, and everything works on another database. */
export const RepositoryBindings = {
  DATA_SOURCE,
} as const;
