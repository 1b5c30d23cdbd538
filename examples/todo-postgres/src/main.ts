import {RepositoryBindings} from '@rondojs/repository';

import {TodoApplication} from './todo-application.js';

const app = new TodoApplication();

if (process.argv[2] === 'migrate') {
  // Opening a database brings its tables up to date.
  const source = await app.get(RepositoryBindings.DATA_SOURCE);
  await source.open();
  await source.close();
} else {
  await app.run();
}
