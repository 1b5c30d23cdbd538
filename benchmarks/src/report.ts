/** What a suite has found. */
export interface Report {
  /** Markdown, for people. */
  readonly text: string;
  /** For the goals. */
  readonly figures?: Figures;
}

/** A table of medians: by rows, then by columns. */
export type Figures = Readonly<Record<string, Readonly<Record<string, number>>>>;
