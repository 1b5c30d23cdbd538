import {DuplicateOperationError} from '../errors.js';
import {OperationBuilder} from './operation-builder.js';
import {addComponent} from '../components.js';
import {createEmptyApiSpec} from '../document.js';

import type {
  ComponentsObject,
  HttpVerb,
  InfoObject,
  OpenApiSpec,
  OperationObject,
  ReferenceObject,
  SchemaOrReference,
  SecurityRequirementObject,
  ServerObject,
  TagObject,
} from '../types.js';

/** The sections of components that a document can have: `schemas`, `parameters`, … */
export type ComponentSection = Exclude<Extract<keyof ComponentsObject, string>, `x-${string}`>;

/** What a section of components holds. */
export type ComponentOf<Section extends ComponentSection> = NonNullable<ComponentsObject[Section]>[string];

/** Builds a document word by word; `build` gives it. */
export class ApiBuilder {
  private readonly document: OpenApiSpec;

  constructor(info: Partial<InfoObject>) {
    this.document = createEmptyApiSpec(info);
  }

  server(url: string, more: Omit<ServerObject, 'url'> = {}): this {
    (this.document.servers ??= []).push({...more, url});
    return this;
  }

  tag(name: string, more: Omit<TagObject, 'name'> = {}): this {
    (this.document.tags ??= []).push({...more, name});
    return this;
  }

  /** What all operations ask for that say nothing else. */
  security(...requirements: SecurityRequirementObject[]): this {
    (this.document.security ??= []).push(...requirements);
    return this;
  }

  /** @throws {ComponentConflictError} when a different one of that name is there. */
  component<Section extends ComponentSection>(section: Section, name: string, component: ComponentOf<Section>): this {
    addComponent((this.document.components ??= {}), section, name, component);
    return this;
  }

  schema(name: string, schema: SchemaOrReference): this {
    addComponent((this.document.components ??= {}), 'schemas', name, schema);
    return this;
  }

  /** @throws {DuplicateOperationError} when the verb and path are there. */
  operation(verb: HttpVerb, path: string, operation: OperationObject | OperationBuilder): this {
    const paths = (this.document.paths ??= {});
    const item = (paths[path] ??= {});
    const endpoint = `${verb.toUpperCase()} ${path}`;
    if (item[verb]) throw new DuplicateOperationError(endpoint, 'one operation', 'another');

    item[verb] = operation instanceof OperationBuilder ? operation.build() : operation;
    return this;
  }

  build(): OpenApiSpec {
    return structuredClone(this.document);
  }
}

/**
 * Begins a document that is built word by word.
 *
 * @example
 * const document = describeApi({title: 'Todos'})
 *   .schema('Todo', {type: 'object'})
 *   .operation('get', '/todos/{id}', describeOperation('findTodo')
 *     .path('id', {type: 'integer'})
 *     .response(200, 'The todo', refTo('schemas', 'Todo')))
 *   .build();
 */
export function describeApi(info: Partial<InfoObject> = {}): ApiBuilder {
  return new ApiBuilder(info);
}

/** A reference to a component of the same document. */
export function refTo(section: ComponentSection, name: string): ReferenceObject {
  return {$ref: `#/components/${section}/${name}`};
}
