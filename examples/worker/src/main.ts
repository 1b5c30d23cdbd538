import {WorkerApplication} from './worker-application.js';

await new WorkerApplication().run();
