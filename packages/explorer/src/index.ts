export {ExplorerComponent} from './explorer-component.js';

export type {ExplorerConfig} from './config.js';
