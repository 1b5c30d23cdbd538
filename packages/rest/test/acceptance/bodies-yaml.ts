import {MalformedBodyError, RestApplication} from '@rondojs/rest';
import {parse} from 'yaml';
import {post, requestBody} from '@rondojs/openapi-spec';

import type {BytesParser} from '@rondojs/rest';

class YamlParser implements BytesParser {
  readonly mediaTypes = ['application/yaml', '+yaml'];

  parse(bytes: Buffer): unknown {
    try {
      return parse(bytes.toString());
    } catch (cause) {
      throw new MalformedBodyError('The request body is not YAML.', {cause});
    }
  }
}

class PlanController {
  @post('/plans')
  create(@requestBody({content: {'application/yaml': {schema: {type: 'object'}}}}) plan: object) {
    return plan;
  }
}

export const yamlApp = new RestApplication({rest: {port: 0}, controllers: [PlanController]});
yamlApp.bodyParser(YamlParser, 'yaml');
