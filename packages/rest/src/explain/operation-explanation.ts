/** One action of an operation's sequence. */
export interface ExplainedStep {
  readonly action: string;
  /** The key under which it is bound. */
  readonly key: string;
  /** What is bound there: `SendProvider`, `constant`. */
  readonly by: string;
  readonly scope: string;
  /** What it does for this operation: its codecs, what it makes and what that needs, what it answers. */
  readonly does: readonly string[];
}

/** How a server answers an operation, step by step. As text: `String(explanation)`; it is JSON as it is. */
export class OperationExplanation {
  constructor(
    /** `GET /todos/{id}` */
    readonly operation: string,
    /** `TodoController.find` */
    readonly name: string,
    /** Whether it is carried out in its fastest form, all of it made beforehand. */
    readonly isFolded: boolean,
    /** Why it is not, in sentences. */
    readonly overrides: readonly string[],
    /** The sequence that carries it out. */
    readonly sequence: string,
    readonly steps: readonly ExplainedStep[],
  ) {}

  toString(): string {
    const {operation, name, isFolded, overrides, sequence, steps} = this;
    return [
      `${operation} is ${name}, by ${sequence}`,
      isFolded ? '  folded: nothing of it is replaced' : '  interpreted:',
      ...overrides.map(reason => `    ${reason}`),
      ...steps.flatMap(linesOf),
    ].join('\n');
  }
}

function linesOf({action, key, by, scope, does}: ExplainedStep): readonly string[] {
  return [`  ${action.padEnd(11)} ${key}: ${by}, scope ${scope}`, ...does.map(line => `${' '.repeat(14)}${line}`)];
}
