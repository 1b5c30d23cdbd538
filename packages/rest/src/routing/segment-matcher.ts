import {matchSegment} from './path-template.js';

import type {PathTemplate} from './path-template.js';

/** Says whether a path looks as a template says, where a segment is more than a placeholder. */
export class SegmentMatcher {
  /** How much of the template is fixed: of two that fit, the heavier one answers. */
  readonly weight: number;

  /** The segments that have a placeholder, and where they stand in the path. */
  private readonly segments: readonly (readonly [index: number, segment: readonly string[]])[];

  constructor({pattern, segments = []}: PathTemplate) {
    const places = pattern.split('/').flatMap((text, index) => (isParameter(text) ? [index] : []));
    this.segments = segments.map((segment, index) => [places[index] ?? 0, segment] as const);
    this.weight = segments.flat().join('').length;
  }

  fits(path: string): boolean {
    const texts = path.split('/');
    return this.segments.every(([index, segment]) => matchSegment(segment, texts[index] ?? '') !== undefined);
  }
}

/** The most particular of several; the first one of those that are alike. */
export function heaviest(matchers: readonly SegmentMatcher[]): SegmentMatcher | undefined {
  return matchers.reduce<SegmentMatcher | undefined>((one, other) => (one && one.weight >= other.weight ? one : other), undefined);
}

/** Whether a segment of a pattern is a parameter. A literal colon is doubled there. */
export function isParameter(text: string): boolean {
  return text.startsWith(':') && !text.startsWith('::');
}
