import {readApi, readMarks, readMethods} from '../notes.js';
import type {
  ApiOptions,
  ComponentsDescription,
  ControllerClass,
  ResponseOptions,
} from '../contract.js';
import type {ArgumentNote, Marks} from '../notes.js';

/** A class and its ancestors, the nearest first. */
export function lineageOf(controller: ControllerClass): ControllerClass[] {
  const lineage: ControllerClass[] = [];
  let current: ControllerClass | null = controller;
  while (current?.prototype) {
    lineage.push(current);
    current = Object.getPrototypeOf(current) as ControllerClass | null;
  }
  return lineage;
}

/** What a controller and its ancestors say in `@api`; of each thing, the nearest word holds. */
export function findApi(controller: ControllerClass): ApiOptions {
  const apis = lineageOf(controller).map(readApi).reverse();
  return Object.assign({}, ...apis) as ApiOptions;
}

/** The components of a controller and its ancestors, whose operations may refer to them. */
export function findComponents(controller: ControllerClass): ComponentsDescription[] {
  return lineageOf(controller).flatMap(ancestor => readApi(ancestor)?.components ?? []);
}

/** What the nearest class that decorates any argument of a method says about them all. */
export function findArguments(
  controller: ControllerClass,
  methodName: string,
): ReadonlyMap<number, ArgumentNote> {
  const all = lineageOf(controller).map(ancestor => readMethods(ancestor).get(methodName)?.args);
  return all.find(args => args?.size) ?? new Map();
}

/** What the nearest class that describes any response of a method says about them all. */
export function findResponses(
  controller: ControllerClass,
  methodName: string,
): ReadonlyMap<string, ResponseOptions> {
  const all = lineageOf(controller).map(
    ancestor => readMethods(ancestor).get(methodName)?.responses,
  );
  return all.find(responses => responses?.size) ?? new Map();
}

/**
 * What `@oas` says about a method, and about all methods of its class; of each thing, the nearest
 * word holds, and a word about the method goes over a nearer one about the class.
 */
export function findMarks(
  controller: ControllerClass,
  methodName: string,
): {readonly ofClass: Marks; readonly ofMethod: Marks} {
  const lineage = lineageOf(controller).reverse();
  const ofMethod = lineage.map(ancestor => readMethods(ancestor).get(methodName)?.marks);
  return {
    ofClass: Object.assign({}, ...lineage.map(readMarks)) as Marks,
    ofMethod: Object.assign({}, ...ofMethod) as Marks,
  };
}
