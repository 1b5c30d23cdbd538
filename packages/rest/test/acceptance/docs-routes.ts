import {RestApplication, createControllerFactoryForInstance} from '@rondojs/rest';

class Clock {
  year() {
    return 2024;
  }
}

const spec = {responses: {'200': {description: 'ok', content: {'application/json': {}}}}};

export const app = new RestApplication({rest: {port: 0, basePath: '/api'}});
app.route('get', '/hello', spec, () => 'hello');
app.route({verb: 'get', path: '/hello', spec: {...spec, 'x-version': '2.0.0'}, handler: () => 'hello again'});
app.route('get', '/year', spec, Clock, createControllerFactoryForInstance(new Clock()), 'year');
app.redirect('/old', '/hello');
app.mount('/files', (request, response) => void response.end(request.url));
