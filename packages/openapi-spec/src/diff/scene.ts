import type {Direction} from './schema-pair.js';
import type {Schemas} from './schema-parts.js';
import type {Side} from './side.js';
import type {Tell} from './change.js';

/** What those who compare parts of one operation need. */
export interface Scene {
  readonly before: Side;
  readonly after: Side;
  /** What requests are to a schema: in webhooks and callbacks the client reads them. */
  readonly requests: Direction;
  readonly responses: Direction;
  readonly tell: Tell;
  readonly schemas: (before: Schemas, after: Schemas, direction: Direction) => void;
}
