/*
 * What the compiler must refuse. Nothing of it is run: if one of these compiled, the build would fail.
 */
import createClient from 'openapi-fetch';

import type {paths} from '../src/todo-api.js';

const client = createClient<paths>();

export async function mistakes(): Promise<void> {
  // @ts-expect-error - there is no such path
  await client.GET('/todo', {});

  // @ts-expect-error - a todo needs a title
  await client.POST('/todos', {body: {done: true}});

  // @ts-expect-error - the id is a number
  await client.GET('/todos/{id}', {params: {path: {id: 'first'}}});

  const {data} = await client.GET('/todos', {params: {query: {limit: 1}}});
  // @ts-expect-error - items have titles, and no names
  console.log(data?.items[0]?.name);

  const {error} = await client.GET('/todos/{id}', {params: {path: {id: 1}}});
  // @ts-expect-error - a problem has a code, and no reason
  console.log(error?.code, error?.reason);
}
