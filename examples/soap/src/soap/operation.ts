import {Reply, ResponseContractError, RestBindings, RestConfigError} from '@rondojs/rest';

import {XML_TYPE} from './namespaces.js';
import {isArray, resolve, shapeOf} from './shape.js';

import type {ArgumentSource, ComponentsObject, ReferenceObject, RequestBodyObject, ResponseObject, SchemaObject, SchemaOrReference} from '@rondojs/openapi-spec';
import type {Context} from '@rondojs/context';
import type {Params, Route} from '@rondojs/rest';

/** An operation of the contract, as SOAP has it. */
export interface SoapOperation {
  readonly name: string;
  /** What SOAPAction says. */
  readonly action: string;
  readonly summary: string | undefined;
  /** The element that a client sends: an object with a member for each argument. */
  readonly input: SchemaObject;
  /** The element that it gets: an object with the result, if there is one. */
  readonly output: SchemaObject;
  readonly components: ComponentsObject;
  /** The same operation in other clothes: it takes the first element, and gives the second. */
  readonly route: Route;
}

/** What an argument is called in the element that is sent. */
interface Argument {
  readonly name: string;
  readonly schema: SchemaOrReference;
  readonly required: boolean;
}

/** @throws {RestConfigError} for an operation that has no form in SOAP, as the upload of a file */
export function createOperation(route: Route, namespace: string): SoapOperation {
  const {spec, components} = route;
  const name = (spec.operationId ?? route.name).replaceAll(/[^\w.-]/g, '_');
  const args = route.args.map(source => source && argumentOf(source, route));
  const given = args.filter(argument => argument !== undefined);
  const input = elementOf(name, namespace, given);
  const result = resultOf(route);
  const output = elementOf(`${name}Response`, namespace, result ? [{name: 'result', schema: result, required: !isArray(result, components)}] : []);
  const invoke = invocationOf(route, args, output);
  return {
    name,
    action: `${namespace}#${name}`,
    summary: spec.summary,
    input,
    output,
    components,
    route: {...route, verb: 'post', path: '/', args: [{kind: 'body'}], spec: specOf(route, input, output), invoke},
  };
}

/** What the five actions read of it: another media type, and elements in the place of parameters and body. */
function specOf({spec}: Route, input: SchemaObject, output: SchemaObject): Route['spec'] {
  return {
    ...spec,
    parameters: [],
    requestBody: {required: true, content: {[XML_TYPE]: {schema: input}}},
    responses: {'200': {description: 'An envelope', content: {[XML_TYPE]: {schema: output}}}},
  };
}

function invocationOf(route: Route, args: readonly (Argument | undefined)[], output: SchemaObject): Route['invoke'] {
  return async (context: Context, [call]: Params) => {
    const members = call as Readonly<Record<string, unknown>>;
    const result = await route.invoke(context, args.map(one => one && (members[one.name] ?? defaultOf(one, route))));
    // As JSON would have it: a Date is a text.
    const told = JSON.parse(JSON.stringify({result: output.properties?.result && bodyOf(result)})) as object;
    const validate = context.getSync(RestBindings.CREATE_VALIDATOR)(output, route.components, {in: 'response', pointer: ''});
    const faults = validate(told);
    if (faults.length > 0) throw new ResponseContractError(`${route.name} answers with what its schema does not allow.`, faults);
    return told;
  };
}

function bodyOf(result: unknown): unknown {
  return result instanceof Reply ? result.body : result;
}

function argumentOf(source: ArgumentSource, route: Route): Argument {
  if (source.kind === 'body') return bodyArgumentOf(route);
  const {name, schema, required = false} = source.parameter;
  if (!schema) throw new RestConfigError(`${route.name}: the parameter ${name} has no schema that a WSDL could tell.`);
  return {name, schema, required};
}

function bodyArgumentOf({spec, components, name}: Route): Argument {
  const {content = {}, required = false} = resolve<RequestBodyObject>(spec.requestBody ?? {content: {}}, components);
  const schema = content['application/json']?.schema;
  if (!schema) throw new RestConfigError(`${name}: its body has no schema for application/json that a WSDL could tell.`);
  return {name: 'body', schema, required};
}

/** What the lowest success says of its result; nothing for one without content. */
function resultOf({spec, components, name}: Route): SchemaOrReference | undefined {
  const responses: Readonly<Record<string, ResponseObject | ReferenceObject>> = spec.responses ?? {};
  // Names that are numbers come in the order of numbers.
  const lowest = Object.keys(responses).find(status => /^2\d\d$/.test(status));
  const {content} = resolve<Partial<ResponseObject>>(responses[lowest ?? ''] ?? {}, components);
  if (!content || Object.keys(content).length === 0) return undefined;

  const schema = content['application/json']?.schema;
  if (!schema) throw new RestConfigError(`${name}: its response has no schema for application/json that a WSDL could tell.`);
  return schema;
}

function elementOf(name: string, namespace: string, members: readonly Argument[]): SchemaObject {
  const names = members.map(member => member.name);
  const twice = names.find((one, index) => names.indexOf(one) !== index);
  if (twice) throw new RestConfigError(`${name} has two arguments that are called ${twice}: as elements they cannot be told apart.`);
  return {
    type: 'object',
    xml: {name, namespace},
    additionalProperties: false,
    required: members.filter(({required}) => required).map(member => member.name),
    properties: Object.fromEntries(members.map(({name: key, schema}) => [key, schema])),
  };
}

function defaultOf({schema}: Argument, {components}: Route): unknown {
  return shapeOf(schema, components).schema.default;
}
