import {channel} from 'node:diagnostics_channel';

import {ownValidationOf} from '@rondojs/openapi-spec';
import {whenReady} from '@rondojs/context';

import {ResponseContractError} from '../errors.js';
import {createStrip} from './strip.js';
import {diffOf} from './diff.js';
import {isJson} from './media-type.js';
import {isPlain} from './kinds.js';

import type {CreateValidator} from '../contract/validation.js';
import type {Fault} from '../errors.js';
import type {LogError} from '../contract/actions.js';
import type {Representation, ResponseContract} from './contract.js';
import type {OwnResult, OwnValidation, SchemaOrReference} from '@rondojs/openapi-spec';
import type {Request} from '../contract/http.js';
import type {ValueOrPromise} from '@rondojs/context';

/** What is done with results that are not as the contract declares them. */
export type ResponseValidation = 'error' | 'log' | 'strip' | 'off';

/** Hears of every answer that breaks its contract: `{operation, status, error, request}`. */
const BROKEN = channel('rondo.rest.brokenResponse');

/** A value that is about to be sent. */
interface Outgoing {
  readonly value: unknown;
  /** The value as it will be sent. */
  readonly text: string;
  readonly status: number;
  readonly representation: Representation;
  readonly request: Request;
}

/** What is known of a representation that has been checked once. */
interface Checker {
  readonly validate: ReturnType<CreateValidator>;
  readonly strip: (value: unknown) => unknown;
  /** What a schema of a library asks for besides; asked where what is wrong is an error. */
  readonly own: OwnValidation | undefined;
}

/** Compares the results of an operation with what its contract declares. */
export class Honesty {
  private readonly checkers = new WeakMap<Representation, Checker>();
  private broken = 0;

  constructor(
    private readonly contract: ResponseContract,
    private readonly mode: Exclude<ResponseValidation, 'off'>,
    private readonly createValidator: CreateValidator,
    private readonly logError: LogError,
  ) {}

  /** @throws {ResponseContractError} for a status that is not declared, if that is an error here */
  checkStatus(status: number, body: unknown, request: Request): void {
    const {name, isOpen, ofErrors, find} = this.contract;
    const declared = find(status);
    if (isOpen || (declared && (declared !== ofErrors || isPlain(body)))) return;
    this.report(`${name} answers ${status}, which it does not declare.`, [], status, request);
  }

  /** @throws {ResponseContractError} for no body where one is declared, if that is an error here */
  checkEmpty(status: number, request: Request): void {
    const {name, find, hasNoContent, status: success} = this.contract;
    // 204 stands for no result, and not for itself, where only another status is declared.
    const meant = status === 204 && !hasNoContent ? success : status;
    const declared = find(meant)?.representations ?? [];
    if (declared.length === 0 || declared.some(({schema}) => !schema)) return;
    const types = declared.map(({mediaType}) => mediaType).join(', ');
    this.report(`${name} has no result, and declares one for ${meant}: ${types}.`, [], status, request);
  }

  /**
   * Gives the text that is to be sent: as it was, or stripped of what is not declared.
   *
   * @throws {ResponseContractError} for a value that breaks its schema, if that is an error here
   */
  checkBody(outgoing: Outgoing): ValueOrPromise<string> {
    const {value, text, representation} = outgoing;
    if (!representation.schema || !(isJson(representation.essence) || typeof value === 'string')) return text;

    const {validate, strip, own} = this.checkerOf(representation);
    // Most values are right as they are; only what is sent decides, where a Date is a string.
    if (this.mode === 'log' && validate(value).length === 0) return text;
    const seen = viewOf(outgoing);
    const sent = this.mode === 'strip' ? strip(seen) : seen;
    const faults = validate(sent);
    if (faults.length > 0) this.reportBody(sent, faults, outgoing);
    if (own) return whenReady(own(viewOf(outgoing)), result => this.checkOwn(result, outgoing));
    return this.mode === 'strip' && isJson(representation.essence) ? JSON.stringify(sent) : text;
  }

  private checkOwn({issues}: OwnResult, outgoing: Outgoing): string {
    const faults = issues?.map(({path, message}): Fault => ({in: 'response', pointer: pointerOf(path), code: 'schema', message})) ?? [];
    if (faults.length > 0) this.reportBody(viewOf(outgoing), faults, outgoing);
    return outgoing.text;
  }

  private reportBody(sent: unknown, faults: readonly Fault[], {status, request, representation}: Outgoing): void {
    const {name, ofErrors} = this.contract;
    const message = ofErrors?.representations.includes(representation)
      ? `${name} answers ${status}, which it does not declare, and not by a problem.`
      : `${name} answers ${status} with what its schema does not allow.`;
    this.report(message, diffOf(sent, faults), status, request);
  }

  private report(message: string, faults: ResponseContractError['errors'], status: number, request: Request): void {
    const error = new ResponseContractError(message, faults);
    BROKEN.publish({operation: this.contract.name, status, error, request});
    if (this.mode === 'error') throw error;
    // A busy operation that is always wrong must not fill the log: it is told for the 1st, 10th, 100th time.
    this.broken++;
    if (Number.isInteger(Math.log10(this.broken))) this.logError(error, status, request);
  }

  private readonly matches = (schema: SchemaOrReference, value: unknown): boolean => {
    return this.createValidator(schema, this.contract.components, {in: 'response', pointer: ''})(value).length === 0;
  };

  private checkerOf(representation: Representation): Checker {
    const known = this.checkers.get(representation);
    if (known) return known;
    const {components} = this.contract;
    const schema = representation.schema ?? {};
    const checker: Checker = {
      validate: this.createValidator(schema, components, {in: 'response', pointer: ''}),
      strip: createStrip(schema, components),
      own: this.mode === 'error' ? ownValidationOf(schema, components, this.matches, 'output') : undefined,
    };
    this.checkers.set(representation, checker);
    return checker;
  }
}

/** The value as its client will see it. */
function viewOf({value, text, representation}: Outgoing): unknown {
  return isJson(representation.essence) ? (JSON.parse(text) as unknown) : value;
}

/** As a JSON Pointer (RFC 6901). */
function pointerOf(path: readonly (string | number)[]): string {
  return path.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
