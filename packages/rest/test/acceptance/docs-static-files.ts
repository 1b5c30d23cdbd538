import {RestApplication} from '@rondojs/rest';
import sirv from 'sirv';

const files = sirv(process.env.PUBLIC ?? 'public', {etag: true});

export const app = new RestApplication({rest: {port: 0}});
app.mount('/assets', (request, response) => files(request, response, () => void response.writeHead(404).end()));
