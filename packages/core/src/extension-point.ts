import {createBindingFromClass, inject, injectable} from '@rondojs/context';

import type {
  Binding,
  BindingComparator,
  BindingFilter,
  BindingTemplate,
  Constructor,
  Context,
  InjectDecorator,
  TypedInjectDecorator,
} from '@rondojs/context';

/** The tag of what others extend; its value is the name of the point. */
const EXTENSION_POINT_TAG = 'extensionPoint';

/** The tag of what extends others; its value is the names of the points. */
const EXTENSION_FOR_TAG = 'extensionFor';

/** The tag by whose value extensions of one point are sorted. */
const ORDER_TAG = 'extensionOrder';

/**
 * A place that others add to, and the type of what they add.
 *
 * @example
 * export const GREETERS = new ExtensionPoint<Greeter>('greeters');
 *
 * class GreetingService {
 *   constructor(@extensions(GREETERS) private readonly greeters: readonly Greeter[]) {}
 * }
 * addExtension(app, GREETERS, FrenchGreeter);
 */
export class ExtensionPoint<T> {
  /** Exists for the compiler alone: it ties the point to the type of its extensions. */
  declare protected readonly extensionType: T;

  constructor(readonly name: string) {}
}

/** A point with the type of its extensions, or its name alone. */
export type PointOrName<T = unknown> = ExtensionPoint<T> | string;

/** How something is added to a point. */
export interface ExtensionOptions {
  /** Extensions with a lower number come first; those of one number as they were added. @defaultValue 0 */
  readonly order?: number;
}

const pointsOfClasses = new WeakMap<object, string>();

/** Says which point a class is: what `@extensions()` in it injects. */
export function extensionPoint(point: PointOrName): ClassDecorator {
  return type => {
    pointsOfClasses.set(type, nameOf(point));
    injectable({tags: {[EXTENSION_POINT_TAG]: nameOf(point)}})(type);
  };
}

/**
 * Injects all that has been added to a point, in order; without a point, to that of the class.
 *
 * The list is that of the moment. For one that follows what comes and goes use `@extensions.view()`, or
 * `@extensions.getter()`.
 */
export function extensions<T>(point: ExtensionPoint<T>): TypedInjectDecorator<T[]>;
export function extensions(point?: string): InjectDecorator;
export function extensions(point?: PointOrName): InjectDecorator {
  return forPoint(point, filter => inject(filter, {bindingComparator: byOrder}));
}

/** Injects a live view: `await view.values()`. */
extensions.view = (point?: PointOrName): InjectDecorator =>
  forPoint(point, filter => inject.view(filter, {bindingComparator: byOrder}));

/** Injects a function that gives all that has been added by now. */
extensions.getter = (point?: PointOrName): InjectDecorator =>
  forPoint(point, filter => inject.getter(filter, {bindingComparator: byOrder}));

/** Makes an extension of whatever a binding binds: `app.bind('french').toClass(French).apply(extensionFor(GREETERS))`. */
export function extensionFor(point: PointOrName, {order = 0}: ExtensionOptions = {}): BindingTemplate {
  return binding => {
    const points = [...pointsOf(binding), nameOf(point)];
    binding.tag({[EXTENSION_FOR_TAG]: points, [ORDER_TAG]: order});
  };
}

/** Adds a class to a point. A class that does not fit the point does not compile. */
export function addExtension<T>(
  context: Context,
  point: PointOrName<T>,
  type: Constructor<T>,
  options: ExtensionOptions & {readonly name?: string} = {},
): Binding<T> {
  const {name = type.name} = options;
  const binding = createBindingFromClass<T>(type, {name, defaultNamespace: `${nameOf(point)}.extensions`});
  context.add(binding.apply(extensionFor(point, options)));
  return binding;
}

function nameOf(point: PointOrName): string {
  return typeof point === 'string' ? point : point.name;
}

/** Where no point is named it is that of the class, which is known after its members have been decorated. */
function forPoint(point: PointOrName | undefined, create: (filter: BindingFilter) => InjectDecorator): InjectDecorator {
  return (target, member, index) => {
    const type = typeof target === 'function' ? target : target.constructor;
    const name = () => (point === undefined ? pointOf(type) : nameOf(point));
    create(binding => pointsOf(binding).includes(name()))(target, member, index);
  };
}

function pointOf(type: object): string {
  const name = pointsOfClasses.get(type);
  if (name !== undefined) return name;
  const {name: typeName} = type as Constructor;
  throw new TypeError(`@extensions() in ${typeName} names no point, and the class is none: add @extensionPoint(name) to it.`);
}

function pointsOf(binding: Readonly<Binding>): readonly string[] {
  const points = binding.tagMap[EXTENSION_FOR_TAG];
  if (Array.isArray(points)) return points as readonly string[];
  return typeof points === 'string' ? [points] : [];
}

const byOrder: BindingComparator = (one, other) => orderOf(one) - orderOf(other);

function orderOf({tagMap}: Readonly<Binding>): number {
  const order = tagMap[ORDER_TAG];
  return typeof order === 'number' ? order : 0;
}
