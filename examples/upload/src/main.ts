import {UploadApplication} from './upload-application.js';

await new UploadApplication(process.env.UPLOADS).run();
