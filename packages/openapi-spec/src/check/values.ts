import {adviceOf, isInside, withoutEchoes} from './schema-errors.js';
import {faultAt} from './fault.js';
import {isSurelyValid} from './plain-values.js';
import {objectOf} from '../document/json.js';
import {pointerTo} from '../document/walk.js';
import {samplesOf} from './samples.js';
import {valueAt} from '../document/pointer.js';
import {upgrade} from '../document/upgrade.js';

import type {AnyOpenApiSpec} from '../types.js';
import type {DocumentFault} from './fault.js';
import type {FindErrors, SchemaCompiler} from './schema-compiler.js';
import type {Sample} from './samples.js';
import type {SchemaError} from './compiled-schema.js';
import type {Survey} from './survey.js';

/**
 * Examples and defaults that break their schemas, and schemas that cannot be compiled: all of them, or only
 * those that have samples.
 */
export async function checkValues(
  survey: Survey,
  before: readonly DocumentFault[],
  all: boolean,
): Promise<readonly DocumentFault[]> {
  const isOpen = ({schema, value}: Sample) => !isSurelyValid(objectOf(valueAt(survey.document, schema)), value);
  const samples = samplesOf(survey).filter(isOpen);
  const schemas = new Set([...(all ? schemasOf(survey) : []), ...samples.map(({schema}) => schema)]);
  if (schemas.size === 0) return [];

  const {SchemaCompiler, reasonOf} = await import('./schema-compiler.js');
  const workshop = new Workshop(before, reasonOf);
  // Schemas of 3.0 are another dialect; upgraded they stay where they were.
  workshop.open(() => new SchemaCompiler(upgrade(survey.document as AnyOpenApiSpec)));
  for (const pointer of schemas) workshop.compile(pointer);
  return [...workshop.faults, ...samples.flatMap(sample => checkSample(sample, workshop.validators.get(sample.schema)))];
}

/** Components before the rest, so that a fault is told where it is and not where it is referred to. */
function schemasOf({places}: Survey): readonly string[] {
  const whole = places.filter(({kind, parent}) => kind === 'schema' && parent?.kind !== 'schema');
  const pointers = whole.map(place => pointerTo(place));
  const isComponent = (pointer: string) => pointer.startsWith('/components/');
  return [...pointers.filter(isComponent), ...pointers.filter(pointer => !isComponent(pointer))];
}

/** Compiles schemas, and tells each reason against one of them once. */
class Workshop {
  readonly faults: DocumentFault[] = [];
  readonly validators = new Map<string, FindErrors>();
  private readonly told = new Set<string>();
  private compiler: SchemaCompiler | undefined;

  constructor(
    private readonly before: readonly DocumentFault[],
    private readonly reasonOf: (error: unknown) => string | undefined,
  ) {}

  open(create: () => SchemaCompiler): void {
    this.attempt('', () => (this.compiler = create()));
  }

  compile(pointer: string): void {
    const {compiler} = this;
    if (compiler) this.attempt(pointer, () => this.validators.set(pointer, compiler.compile(pointer)));
  }

  private attempt(pointer: string, make: () => void): void {
    try {
      make();
    } catch (error) {
      this.tell(pointer, this.reasonOf(error));
    }
  }

  private tell(pointer: string, reason: string | undefined): void {
    if (reason === undefined || this.told.has(reason)) return;
    this.told.add(reason);
    const isKnown = this.before.some(
      fault => fault.code === 'circular-reference' || (isInside(fault.pointer, pointer) && EXPLAINS.has(fault.code)),
    );
    if (!isKnown) this.faults.push(faultAt(pointer, 'uncompilable-schema', `Ajv cannot compile the schema: ${reason}.`));
  }
}

const EXPLAINS: ReadonlySet<string> = new Set(['invalid-schema', 'invalid-pattern', 'invalid-value', 'unknown-field']);

function checkSample({code, value, pointer, schema}: Sample, findErrors: FindErrors | undefined): readonly DocumentFault[] {
  const errors = withoutEchoes(findErrors?.(value) ?? []);
  if (!errors.length) return [];

  const what = code === 'invalid-default' ? 'The default' : 'The example';
  const reasons = errors.slice(0, MAX_REASONS).map(error => reasonFor(error));
  const more = errors.length > MAX_REASONS ? ` And ${errors.length - MAX_REASONS} more.` : '';
  return [faultAt(pointer, code, `${what} breaks the schema at ${schema}. ${reasons.join(' ')}${more}`)];
}

const MAX_REASONS = 3;

function reasonFor(error: SchemaError): string {
  return error.instancePath ? `At ${error.instancePath}: ${adviceOf(error)}` : adviceOf(error);
}
