import {describe, expect, it} from '@jest/globals';

import {getControllerSpec, getJsonSchema, getModelSchemaRef} from '@rondojs/openapi-spec';
import {model, post, property, requestBody, response} from '@rondojs/openapi-spec';
import type {ControllerClass} from '@rondojs/openapi-spec';

@model({description: 'A person.'})
class User {
  @property({type: 'string', required: true, minLength: 1}) name!: string;
}

@model()
class Todo {
  @property({type: 'integer', required: true}) id!: number;
  @property({type: 'string', required: true, maxLength: 100}) title!: string;
  @property({enum: ['open', 'done']}) state?: 'open' | 'done';
  @property({type: 'dateTime'}) due?: string;
  @property({type: User, description: 'Who does it.'}) owner?: User;
  @property.array('string', {maxItems: 9}) tags?: string[];
  @property.array(() => Todo) parts?: Todo[];
}

describe('a model', () => {
  it('stands in the components, with all that it refers to, and is referred to', () => {
    class Todos {
      @post('/')
      @response(200, Todo)
      create(@requestBody(Todo) _todo: Todo) {}
    }

    const {paths, components} = getControllerSpec(Todos);

    expect(components).toEqual({
      schemas: {
        Todo: {
          title: 'Todo',
          type: 'object',
          required: ['id', 'title'],
          properties: {
            id: {type: 'integer'},
            title: {type: 'string', maxLength: 100},
            state: {type: 'string', enum: ['open', 'done']},
            due: {type: 'string', format: 'date-time'},
            owner: {$ref: '#/components/schemas/User', description: 'Who does it.'},
            tags: {type: 'array', items: {type: 'string'}, maxItems: 9},
            parts: {type: 'array', items: {$ref: '#/components/schemas/Todo'}},
          },
        },
        User: {
          title: 'User',
          description: 'A person.',
          type: 'object',
          required: ['name'],
          properties: {name: {type: 'string', minLength: 1}},
        },
      },
    });
    const content = {'application/json': {schema: {$ref: '#/components/schemas/Todo'}}};
    expect(paths['/']?.post).toMatchObject({
      requestBody: {required: true, content},
      responses: {'200': {description: 'OK', content}},
    });
  });

  it.each<[string, object, string, object]>([
    ['without properties', {exclude: ['id']}, 'TodoExcluding_id_', {required: ['title']}],
    ['with nothing required', {partial: true}, 'TodoPartial', {}],
    ['with less required', {optional: ['title']}, 'TodoOptional_title_', {required: ['id']}],
    ['with a title', {partial: true, title: 'Patch'}, 'Patch', {}],
    [
      'with all of it',
      {partial: true, exclude: ['tags', 'id']},
      'TodoPartialExcluding_id-tags_',
      {},
    ],
  ])('has variants: %s', (_, options, name, expected) => {
    class Todos {
      @post('/')
      create(@requestBody(getModelSchemaRef(Todo, options)) _todo: unknown) {}
    }

    const {[name]: schema} = schemasOf(Todos);

    const {required, properties} = schema as {required?: string[]; properties: object};
    const {exclude = []} = options as {exclude?: string[]};
    expect({...(required && {required})}).toEqual(expected);
    expect(schema).toMatchObject({title: name});
    expect(Object.keys(properties).filter(key => exclude.includes(key))).toEqual([]);
  });

  it('refuses a variant without a property that it does not have', () => {
    const options = {exclude: ['nothing']} as object;

    expect(() => getJsonSchema(getModelSchemaRef(User, options))).toThrow(
      "The model User has no property 'nothing' to exclude or make optional: it has name.",
    );
  });

  it('has the properties of the class that it extends, and its own word on them', () => {
    @model()
    class Admin extends User {
      @property({type: 'boolean', required: true}) root!: boolean;
      @property({type: 'string', required: true, maxLength: 5}) declare name: string;
    }

    expect(getJsonSchema(Admin)).toEqual({
      title: 'Admin',
      type: 'object',
      required: ['name', 'root'],
      properties: {name: {type: 'string', maxLength: 5}, root: {type: 'boolean'}},
    });
    expect(getJsonSchema(User).properties).toEqual({name: {type: 'string', minLength: 1}});
  });

  it('tells the members of a union apart by a property', () => {
    @model()
    class Cat {
      @property({const: 'cat', required: true}) kind!: 'cat';
    }
    @model()
    class Dog {
      @property({enum: ['dog', 'puppy'], required: true}) kind!: 'dog' | 'puppy';
    }
    const Pet = {oneOf: [Cat, Dog], discriminator: {propertyName: 'kind'}} as const;
    @model()
    class Owner {
      @property(Pet) pet?: Cat | Dog;
      @property({...Pet, discriminator: {propertyName: 'kind', mapping: {cat: Cat}}})
      other?: Cat | Dog;
    }

    const {properties, $defs} = getJsonSchema(Owner);

    const [cat, dog] = ['#/$defs/Cat', '#/$defs/Dog'];
    expect(Object.keys($defs ?? {})).toEqual(['Cat', 'Dog']);
    expect(properties).toMatchObject({
      pet: {
        oneOf: [{$ref: cat}, {$ref: dog}],
        discriminator: {propertyName: 'kind', mapping: {cat, dog, puppy: dog}},
      },
      other: {discriminator: {propertyName: 'kind', mapping: {cat}}},
    });
  });

  it('takes a type from the compiler where that is enough', () => {
    @model()
    class Guess {
      @property() text?: string;
      @property() count?: number;
      @property() flag?: boolean;
      @property() owner?: User;
      @property({items: 'integer'}) list?: number[];
    }

    expect(getJsonSchema(Guess).properties).toEqual({
      text: {type: 'string'},
      count: {type: 'number'},
      flag: {type: 'boolean'},
      owner: {$ref: '#/$defs/User'},
      list: {type: 'array', items: {type: 'integer'}},
    });
  });

  it('says which property has no type', () => {
    class Bare {}
    property()(Bare.prototype, 'x');
    class Union {
      @property() x?: string | number;
    }
    class List {
      @property() x?: string[];
    }

    expect(() => getJsonSchema(Bare)).toThrow(
      "The property Bare.x has no type: write it into the decorator: @property({type: 'string'}), " +
        'or () => Type for a class.',
    );
    expect(() => getJsonSchema(Union)).toThrow('and the compiler tells only Object');
    expect(() => getJsonSchema(List)).toThrow(
      'The property List.x is a list of nothing that is known: ' +
        "say what it consists of: @property.array('string').",
    );
  });

  it('may have a name that is not that of its class', () => {
    @model({name: 'Person', title: 'A person'})
    class Human {
      @property({type: 'string'}) name?: string;
    }
    class Humans {
      @post('/') create(@requestBody(Human) _human: Human) {}
    }

    expect(schemasOf(Humans)).toMatchObject({Person: {title: 'A person'}});
  });

  it('clashes with another class of its name, and both users are told', () => {
    const givenTodo = () => {
      @model()
      class Todo {
        @property({type: 'string'}) text?: string;
      }
      return Todo;
    };
    class Todos {
      @post('/a') create(@requestBody(givenTodo()) _todo: object) {}
      @post('/b') replace(@requestBody(givenTodo()) _todo: object) {}
    }

    expect(() => getControllerSpec(Todos)).toThrow(
      "There are two different components '#/components/schemas/Todo', one used by Todos.create " +
        'and one by Todos.replace: rename one of them, or make them one.',
    );
  });

  it('is no class without a decorator', () => {
    class Plain {}
    class Todos {
      @post('/') create(@requestBody(Plain) _plain: Plain) {}
    }

    expect(() => getControllerSpec(Todos)).toThrow(
      'Todos.create has the class Plain where a schema should be: give a class with @model, ' +
        'JSON Schema, or a schema of a library that implements Standard JSON Schema.',
    );
  });
});

function schemasOf(controller: ControllerClass): Record<string, unknown> {
  return getControllerSpec(controller).components?.schemas ?? {};
}
