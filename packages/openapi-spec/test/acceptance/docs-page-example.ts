import {bundle, check, downgrade, formatDocument, parseDocument} from '@rondojs/openapi-spec';

const text = `
openapi: 3.1.1
info: {title: Todos, version: 1.0.0}
paths: {}
components:
  schemas:
    Todo: {properties: {owner: {$ref: 'user.yaml#/User'}, title: {type: string, maxLenght: 80}}}
`;
const files: Record<string, string> = {'user.yaml': 'User: {type: [object, "null"]}'};

export async function show() {
  const document = await parseDocument(text);
  const whole = await bundle(document, {location: 'openapi.yaml', read: path => files[path]});
  const faults = await check(whole); // 'maxLenght' means nothing: did you mean 'maxLength'?

  const older = downgrade(whole);
  const yaml = await formatDocument(older.document, 'yaml');
  return {whole, faults, losses: older.losses, yaml};
}
