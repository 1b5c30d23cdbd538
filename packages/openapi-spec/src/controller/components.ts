import {addComponent, addComponents} from '../components.js';
import {describeSchemas} from '../definitions.js';
import {isReference} from '../types.js';
import type {ComponentsDescription} from '../contract.js';
import type {ComponentsObject, SchemaOrReference} from '../types.js';

/**
 * Adds the components that `@api` describes.
 *
 * A model, or a schema that has a name already, is added under its own name too, if that differs.
 */
export function describeComponents(
  {schemas = {}, responses, ...rest}: ComponentsDescription,
  components: ComponentsObject,
  owner: string,
): void {
  const frame = {components, owner, direction: 'input'} as const;
  for (const [name, source] of Object.entries(schemas)) {
    const schema = describeSchemas<SchemaOrReference>({source}, frame);
    addUnlessItself(components, name, (schema as {source: SchemaOrReference}).source);
  }
  addComponents(components, describeSchemas<ComponentsObject>(rest, frame));
  if (!responses) return;

  const described = describeSchemas<object>(responses, {...frame, direction: 'output'});
  addComponents(components, {responses: described} as ComponentsObject);
}

function addUnlessItself(
  components: ComponentsObject,
  name: string,
  schema: SchemaOrReference,
): void {
  if (isReference(schema) && schema.$ref === `#/components/schemas/${name}`) return;

  addComponent(components, 'schemas', name, schema);
}
