import {ParcelApplication} from './parcel-application.js';

await new ParcelApplication().run();
