import createClient from 'openapi-fetch';

import type {paths} from './todo-api.js';

const [, , baseUrl = 'http://127.0.0.1:3000'] = process.argv;

const client = createClient<paths>({baseUrl});

const {data: todo} = await client.POST('/todos', {body: {title: 'Learn a rondo'}});
if (!todo) throw new Error(`No todo was made: is the API of examples/todo at ${baseUrl}?`);
console.log(`made     ${todo.id}: ${todo.title}`);

const {data: done} = await client.PATCH('/todos/{id}', {params: {path: {id: todo.id}}, body: {done: true}});
console.log(`changed  ${done?.id}: ${done?.done ? 'done' : 'to do'}`);

const {data: page} = await client.GET('/todos', {params: {query: {limit: 10}}});
console.log(`listed   ${page?.items.length} of ${page?.total}`);

const {response: removed} = await client.DELETE('/todos/{id}', {params: {path: {id: todo.id}}});
console.log(`removed  ${removed.status}`);

const {error} = await client.GET('/todos/{id}', {params: {path: {id: todo.id}}});
console.log(`looked   ${error?.status} ${error?.code}`);
