export {CrudController, crudController} from './rest/crud-controller.js';

export type {CrudMethod, CrudOptions} from './rest/crud-options.js';
