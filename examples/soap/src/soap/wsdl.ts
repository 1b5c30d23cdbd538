import {SOAP_HTTP, WSDL, WSDL_SOAP, XSD} from './namespaces.js';
import {XsdWriter} from './xsd.js';
import {escapeXml, tag} from './xml-writer.js';

import type {SchemaObject} from '@rondojs/openapi-spec';
import type {SoapOperation} from './operation.js';

/** Writes the WSDL 1.1 of operations, document/literal wrapped, as WS-I Basic Profile 1.1 wants it. */
export function writeWsdl(operations: readonly SoapOperation[], namespace: string, url: string): string {
  const attributes = {
    name: 'Service',
    targetNamespace: namespace,
    xmlns: WSDL,
    'xmlns:tns': namespace,
    'xmlns:soap': WSDL_SOAP,
    'xmlns:xs': XSD,
  };
  const parts = [
    tag('types', {}, typesOf(operations, namespace)),
    ...operations.flatMap(({input, output}) => [messageOf(input), messageOf(output)]),
    tag('portType', {name: 'Port'}, operations.map(describe).join('')),
    tag('binding', {name: 'Binding', type: 'tns:Port'}, BINDING + operations.map(bound).join('')),
    tag('service', {name: 'Service'}, tag('port', {name: 'Port', binding: 'tns:Binding'}, tag('soap:address', {location: url}))),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('definitions', attributes, parts.join('\n'))}\n`;
}

const BINDING = tag('soap:binding', {style: 'document', transport: SOAP_HTTP});
const LITERAL = tag('soap:body', {use: 'literal'});

/** All operations have the components of one document. */
function typesOf(operations: readonly SoapOperation[], namespace: string): string {
  const writer = new XsdWriter(operations[0]?.components ?? {});
  const elements = operations.flatMap(({input, output}) => [input, output]).map(one => writer.element(nameOf(one), one));
  const attributes = {targetNamespace: namespace, elementFormDefault: 'qualified'};
  return tag('xs:schema', attributes, elements.join('') + writer.types);
}

function messageOf(element: SchemaObject): string {
  return tag('message', {name: nameOf(element)}, tag('part', {name: 'parameters', element: `tns:${nameOf(element)}`}));
}

function describe({name, summary, input, output}: SoapOperation): string {
  const documentation = summary ? tag('documentation', {}, escapeXml(summary)) : '';
  const messages = tag('input', {message: `tns:${nameOf(input)}`}) + tag('output', {message: `tns:${nameOf(output)}`});
  return tag('operation', {name}, documentation + messages);
}

function bound({name, action}: SoapOperation): string {
  const operation = tag('soap:operation', {soapAction: action});
  return tag('operation', {name}, operation + tag('input', {}, LITERAL) + tag('output', {}, LITERAL));
}

function nameOf({xml}: SchemaObject): string {
  return String(xml?.name);
}
