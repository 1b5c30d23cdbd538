import {TodoApplication} from './todo-application.js';

await new TodoApplication().run();
