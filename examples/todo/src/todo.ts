import type {SchemaObject} from '@rondojs/openapi-spec';

/** Something that is to be done. */
export interface Todo {
  readonly id: number;
  readonly title: string;
  readonly done: boolean;
  readonly notes?: string;
}

/** What a client says of a todo; the id is the store's to give. */
export type TodoData = Omit<Todo, 'id'>;

const properties = {
  title: {type: 'string', minLength: 1, maxLength: 100, examples: ['Learn a rondo']},
  done: {type: 'boolean'},
  notes: {type: 'string', maxLength: 1000},
} satisfies Record<string, SchemaObject>;

const id: SchemaObject = {type: 'integer', minimum: 1};

export const todoSchemas = {
  Todo: {
    type: 'object',
    required: ['id', 'title', 'done'],
    properties: {id, ...properties},
  },
  TodoPage: {
    type: 'object',
    required: ['items', 'total'],
    properties: {
      items: {type: 'array', items: {$ref: '#/components/schemas/Todo'}},
      total: {type: 'integer', minimum: 0},
    },
  },
  NewTodo: {
    type: 'object',
    required: ['title'],
    additionalProperties: false,
    properties,
  },
  TodoData: {
    type: 'object',
    required: ['title', 'done'],
    additionalProperties: false,
    properties,
  },
  TodoPatch: {
    type: 'object',
    minProperties: 1,
    additionalProperties: false,
    properties,
  },
} satisfies Record<string, SchemaObject>;

/** A reference to one of the schemas above. */
export function ref(name: keyof typeof todoSchemas) {
  return {$ref: `#/components/schemas/${name}`};
}
