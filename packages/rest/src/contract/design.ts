import type {AnyOpenApiSpec} from '@rondojs/openapi-spec';
import type {OperationHandler} from './route-object.js';

/** How the operations of a document are answered. */
export interface DesignOptions {
  /** Functions by `operationId`. Their arguments are the parameters in their order, and then the body. */
  readonly handlers?: Readonly<Record<string, OperationHandler>>;
  /**
   * Whether operations that nobody answers give an example of what they will: one of the document, or one made from
   * the schema. @defaultValue false: they answer 501
   */
  readonly mock?: boolean;
  /**
   * What becomes of faults that keep no operation from being answered, such as examples that break their schemas: they
   * refuse the start, or are warnings in the log. The document of others may need the second. @defaultValue 'refuse'
   */
  readonly check?: 'refuse' | 'warn';
}

/** A document that came before the program, and how its operations are answered. */
export interface Design {
  readonly document: AnyOpenApiSpec;
  readonly options: DesignOptions;
}

/** The tag of bindings that hold a {@link Design}. */
export const DESIGN_TAG = 'rest.design';
