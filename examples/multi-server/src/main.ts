import {ShopApplication} from './shop-application.js';

await new ShopApplication().run();
