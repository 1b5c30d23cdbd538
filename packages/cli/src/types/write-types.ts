import {HTTP_VERBS, downgrade, resolveReference, upgrade} from '@rondojs/openapi-spec';

import {memberName, typeOf} from './schema-type.js';
import {signatureOf} from './operation-type.js';

import type {AnyOpenApiSpec, OpenApiSpec, PathItemObject} from '@rondojs/openapi-spec';

/** A method of one of the interfaces that are written. */
interface Method {
  /** The operationId, where there is one. */
  readonly id: string | undefined;
  readonly controller: string | undefined;
  readonly method: string | undefined;
  readonly signature: string;
  readonly endpoint: string;
}

/** TypeScript for the operations and schemas of a document. It imports nothing. */
export function writeTypes(given: AnyOpenApiSpec): string {
  const document = given.openapi.startsWith('3.2') ? downgrade(given, '3.1').document : upgrade(given);
  const methods = methodsOf(document);
  const controllers = [...new Set(methods.flatMap(({controller}) => controller ?? []))].sort();
  return [
    `// Written by \`rondo types\` from ${oneLine(`${document.info.title} ${document.info.version}`)}. Write it again when the document changes.\n`,
    '/** A result, now or later. */\nexport type Answer<Result> = Result | Promise<Result>;\n',
    interfaceOf('Operations<More = never>', 'All operations, by their operationId. `More` is what results may be besides, as a Reply.', byId(methods)),
    ...controllers.map(name =>
      interfaceOf(`${identifier(name)}Contract<More = never>`, `What ${name} answers.`, ofController(methods, name)),
    ),
    schemasOf(document),
  ].join('\n');
}

function methodsOf(document: OpenApiSpec): readonly Method[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, given]) => {
    const item = resolveReference<PathItemObject>(document, given);
    return HTTP_VERBS.flatMap((verb): Method[] => {
      const operation = item[verb];
      if (!operation) return [];
      const {operationId: id, 'x-controller-name': controller, 'x-operation-name': method} = operation as Record<string, string | undefined>;
      return [{id, controller, method: method ?? id, signature: signatureOf(document, item, operation), endpoint: `${verb.toUpperCase()} ${path}`}];
    });
  });
}

function byId(methods: readonly Method[]): readonly string[] {
  return methods.flatMap(({id, signature, endpoint}) => (id === undefined ? [] : [member(id, signature, endpoint)]));
}

function ofController(methods: readonly Method[], name: string): readonly string[] {
  const own = methods.filter(({controller}) => controller === name);
  return own.flatMap(({method, signature, endpoint}) => (method === undefined ? [] : [member(method, signature, endpoint)]));
}

function member(name: string, signature: string, endpoint: string): string {
  return `  /** ${oneLine(endpoint)} */\n  ${memberName(name)}${signature};`;
}

function interfaceOf(head: string, comment: string, members: readonly string[]): string {
  return `/** ${oneLine(comment)} */\nexport interface ${head} {\n${members.join('\n')}${members.length > 0 ? '\n' : ''}}\n`;
}

function schemasOf({components}: OpenApiSpec): string {
  const members = Object.entries(components?.schemas ?? {}).map(([name, schema]) => `  ${memberName(name)}: ${typeOf(schema)};`);
  return interfaceOf('Schemas', 'The schemas of the components.', members);
}

/** Of a comment, which the text of a document must not end. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('*/', '*\\/');
}

function identifier(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_$]+/g, '_').replace(/^(?=\d)/, '_');
}
