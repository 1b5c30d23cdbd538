import {CoreBindings} from '@rondojs/core';

/** What {@link MyServer} answers to, and where its configuration is. */
export const MyServerBindings = {
  CONFIG: `${CoreBindings.APPLICATION_CONFIG}#myserver`,
  FOO: 'myserver.foo',
} as const;
