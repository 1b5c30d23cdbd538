import {type} from 'arktype';
import {z} from 'zod';

import {getJsonSchema, getModelSchemaRef, model, named, post, property} from '@rondojs/openapi-spec';
import {requestBody, response} from '@rondojs/openapi-spec';

@model()
class Email {
  @property({const: 'email', required: true}) kind!: 'email';
  @property({type: 'string', required: true, format: 'email'}) address!: string;
}

@model()
class Call {
  @property({const: 'call', required: true}) kind!: 'call';
  @property({type: 'string', required: true}) number!: string;
}

@model({description: 'Something to be done.'})
class Todo {
  @property({type: 'integer', required: true}) id!: number;
  @property({type: 'string', required: true, minLength: 1}) title!: string;
  @property({enum: ['low', 'high']}) priority?: 'low' | 'high';
  @property.array(() => Todo) parts?: Todo[];
  @property({oneOf: [Email, Call], discriminator: {propertyName: 'kind'}}) via?: Email | Call;
}

const Stay = z
  .object({from: z.iso.date(), to: z.iso.date()})
  .refine(({from, to}) => from < to, {message: 'ends before it begins', path: ['to']})
  .meta({id: 'Stay'});

const Guest = named('Guest', type({name: 'string > 0'}));

export class ExampleController {
  @post('/todos')
  @response(201, Todo)
  create(@requestBody(getModelSchemaRef(Todo, {exclude: ['id']})) todo: Omit<Todo, 'id'>) {
    return {id: 1, ...todo};
  }

  @post('/stays')
  book(@requestBody(Stay) stay: z.output<typeof Stay>) {
    return stay;
  }

  @post('/guests')
  greet(@requestBody(Guest) guest: typeof Guest.infer) {
    return guest;
  }
}

export const schema = getJsonSchema(Todo);
